import assert from 'node:assert/strict';
import type { SavedRun } from '../../../src/protocol/reader.ts';
import { restoredRun } from '../../../src/sessions/restoredRun.ts';

const saved = { name: 'letters', step: 40, bitsPerCharacter: 2.5, baselines: null, curve: [] } as unknown as SavedRun;
const end = { step: 40, reason: 'earlyStopping', bestStep: 30, seconds: 9, charactersPerSecond: 1000 } as const;

describe('A run that is known by its model only', () => {
  it('is shown as ended, and nothing is made up of why or of which step was kept', () => {
    const { phase, finished } = restoredRun(saved, null);
    assert.equal(phase, 'finished');
    assert.equal(finished?.step, 40);
    assert.equal(finished.bitsPerCharacter, 2.5);
    assert.equal(finished.reason, null);
    assert.equal(finished.bestStep, null);
  });

  it('is shown with the end that was recorded of it, if that is the end of this model', () => {
    const { finished } = restoredRun(saved, end);
    assert.deepEqual([finished?.reason, finished?.bestStep, finished?.seconds], ['earlyStopping', 30, 9]);
    assert.equal(restoredRun(saved, { ...end, step: 50 }).finished?.reason, null);
  });
});
