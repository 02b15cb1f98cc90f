import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RunRequest } from '../../../src/protocol/trainer.ts';
import { continuationOf } from '../../../src/sessions/continuation.ts';

const request: RunRequest = {
  task: 'document',
  run: 'run',
  name: 'letters',
  source: { kind: 'text', text: 'abc' },
  settings: {},
  budget: { seconds: 60, steps: 500 },
  engine: 'wasm',
  threads: 1,
  checkpointPath: '/models/letters',
  checkpointAside: null,
  resume: null,
  continues: null,
};

describe('A run whose engine broke', () => {
  it('begins anew where no checkpoint was written', () => {
    const broken = { checkpoint: null, stamp: undefined, firstStep: 0, budget: request.budget, secondsLeft: 12 };
    assert.deepEqual(continuationOf(request, broken), { ...request, firstStep: 0 });
    const steered = { ...broken, budget: { steps: 900 } };
    assert.deepEqual(continuationOf(request, steered), { ...request, firstStep: 0, budget: { steps: 900 } });
  });

  it('goes on from its last checkpoint for what is left of its budget', () => {
    const checkpoint = { path: '/models/letters.2', step: 350 };
    const { resume, budget, firstStep } = continuationOf(request, {
      checkpoint,
      stamp: undefined,
      firstStep: 100,
      budget: request.budget,
      secondsLeft: 12,
    });
    assert.deepEqual(resume, { path: '/models/letters.2' });
    assert.deepEqual(budget, { seconds: 12, steps: 250 });
    assert.equal(firstStep, 100);
  });

  it('stays beside the model of another window where it was put there', () => {
    const checkpoint = { path: '/models/letters.2', step: 350 };
    const broken = { checkpoint, stamp: 'ours', firstStep: 0, budget: {}, secondsLeft: null };
    assert.equal(continuationOf(request, broken).checkpointPath, '/models/letters.2');
  });

  it('tells the next engine what it knew of the place it saves at, whether it had saved there or not', () => {
    const saved = { path: '/models/letters', step: 350 };
    for (const checkpoint of [null, saved])
      for (const stamp of ['ours', null]) {
        const broken = { checkpoint, stamp, firstStep: 0, budget: {}, secondsLeft: null };
        assert.equal(continuationOf(request, broken).checkpointStamp, stamp);
      }
  });

  it('keeps a budget it was steered to, and sets no limit where none was', () => {
    const checkpoint = { path: '/models/letters', step: 350 };
    const broken = { checkpoint, stamp: 'ours', firstStep: 0, budget: {}, secondsLeft: null };
    assert.deepEqual(continuationOf(request, broken).budget, {});
  });
});
