import assert from 'node:assert/strict';
import type { RunState } from '../../../src/protocol/playground.ts';
import type { CurvePoint } from '../../../src/protocol/trainer.ts';
import { DrawnRun } from '../../../webview/shared/drawnRun.ts';
import { refusable, refusal } from '../../../webview/shared/refusal.ts';

const state = (phase: RunState['phase']) => ({ phase }) as RunState;
const points = (...steps: number[]) => steps.map((step) => ({ step }) as CurvePoint);

describe('a run as a view draws it', () => {
  it('grows its curve by the points that came, and begins anew where the run does', () => {
    const run = new DrawnRun();
    assert.equal(run.active.value, false);
    run.show({ ...state('training'), curve: points(1) });
    run.change({ state: state('training'), points: points(2, 3), restart: false });
    assert.deepEqual(run.curve.value, points(1, 2, 3));
    assert.equal(run.active.value, true);
    run.change({ state: state('starting'), points: [], restart: true });
    assert.deepEqual(run.curve.value, []);
    run.change({ state: state('finished'), points: points(4), restart: false });
    assert.equal(run.active.value, false);
  });

  it('puts what was found out about its last step in the place of that step', () => {
    const run = new DrawnRun();
    run.show({ ...state('paused'), curve: points(1, 2) });
    const judged = { step: 2, validationBits: 3 } as CurvePoint;
    run.change({ state: state('paused'), points: [judged], restart: false });
    assert.deepEqual(run.curve.value, [...points(1), judged]);
  });

  it('keeps the same curve where no point came, so that nothing is drawn anew', () => {
    const run = new DrawnRun();
    run.show({ ...state('training'), curve: points(1) });
    const before = run.curve.value;
    run.change({ state: state('paused'), points: [], restart: false });
    assert.equal(run.curve.value, before);
  });
});

describe('what the host refuses', () => {
  it('is told in its own sentence until something else is granted', async () => {
    assert.equal(await refusable(Promise.reject(new Error('It was closed.'))), undefined);
    assert.equal(refusal.value, 'It was closed.');
    assert.equal(await refusable(Promise.resolve(3)), 3);
    assert.equal(refusal.value, null);
  });
});
