import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainedEnough } from '../../../src/lessons/trainedEnough.ts';
import type { RunEnd } from '../../../src/protocol/playground.ts';
import type { Progress } from '../../../src/protocol/trainer.ts';

const after = (seconds: number, reason: RunEnd['reason'] | 'none' = 'none') => ({
  progress: { seconds } as Progress,
  finished: reason === 'none' ? null : ({ reason } as RunEnd),
});

describe('the guided step that asks for training', () => {
  it('is done after twenty seconds', () => {
    assert.equal(trainedEnough(after(19)), false);
    assert.equal(trainedEnough(after(20)), true);
  });

  it('is done sooner where the run ends by itself, as it does on a few kilobytes', () => {
    assert.equal(trainedEnough(after(2.3, 'earlyStopping')), true);
    assert.equal(trainedEnough(after(5, 'budget')), true);
  });

  it('is not done by a run that was stopped, went astray, or is only remembered', () => {
    assert.equal(trainedEnough(after(5, 'stopped')), false);
    assert.equal(trainedEnough(after(5, 'diverged')), false);
    assert.equal(trainedEnough({ progress: null, finished: { reason: 'earlyStopping' } as RunEnd }), false);
  });
});
