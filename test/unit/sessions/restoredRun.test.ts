import assert from 'node:assert/strict';
import type { SavedRun } from '../../../src/protocol/reader.ts';
import { restoredRun } from '../../../src/sessions/restoredRun.ts';

describe('A run that is known by its model only', () => {
  it('is shown as ended, and nothing is made up of why or of which step was kept', () => {
    const saved = { name: 'letters', step: 40, bitsPerCharacter: 2.5, baselines: null, curve: [] };
    const { phase, finished } = restoredRun(saved as unknown as SavedRun);
    assert.equal(phase, 'finished');
    assert.equal(finished?.step, 40);
    assert.equal(finished.bitsPerCharacter, 2.5);
    assert.equal(finished.reason, null);
    assert.equal(finished.bestStep, null);
  });
});
