import assert from 'node:assert/strict';
import { defaultChoice, savedPlayground } from '../../../src/training/playgroundChoice.ts';

describe('what a playground kept of itself', () => {
  const document = 'file:///verse.txt';

  it('is as it was', () => {
    const kept = { document, settings: { cell: 'gru', hidden: 64 }, budget: { steps: 100 }, temperature: 1.5 };
    assert.deepEqual(savedPlayground.parse(kept), kept);
  });

  it('is as if it had not been chosen where it is not valid, and the rest stays', () => {
    const kept = { document, settings: { hidden: 1e9 }, budget: { steps: 100 }, temperature: 'warm' };
    const { settings, temperature } = defaultChoice;
    assert.deepEqual(savedPlayground.parse(kept), { document, settings, budget: { steps: 100 }, temperature });
  });
});
