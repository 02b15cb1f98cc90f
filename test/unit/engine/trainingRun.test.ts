import assert from 'node:assert/strict';
import { runTraining, type Progress, type Stride, type Trainable } from '../../../src/engine/trainingRun.ts';

/** Learns nothing, a step a call. */
class Idle implements Trainable<number> {
  step = 0;
  readonly epoch = 0;
  tokens = 0;
  readonly exhausted = false;
  readonly validationDue = false;
  seconds = 0;

  advance() {
    this.step++;
    this.tokens += 10;
    return { step: this.step, trainLoss: this.step, gradientNorm: 1, learningRate: 0.1, tokens: 10 };
  }

  validate(): number {
    return 1;
  }
}

/** What is told by whoever asks for a report when one is due. */
function told(strides: Iterable<Stride<number>>): (Progress<number> | null)[] {
  return Array.from(strides, (stride) => (stride.isDue ? stride.report(null) : null));
}

describe('the steps of a run', () => {
  it('are reported from the first on, then at intervals, and the last with its judgement', () => {
    let now = 0;
    const clock = () => (now += 0.05);
    const budget = { seconds: Infinity, steps: 30, epochs: Infinity };
    const reports = told(runTraining(new Idle(), budget, clock)).filter((progress) => progress !== null);
    const steps = reports.map(({ step }) => step);
    assert.equal(steps[0], 1);
    assert.equal(steps.at(-1), 30);
    assert.ok(steps.length > 3 && steps.length < 15, steps.join(' '));
    assert.deepEqual([reports[0]?.trainLoss, reports[0]?.validation, reports.at(-1)?.validation], [1, null, 1]);
    // What one report averages, no other does: each step once.
    const losses = reports.map(({ step, trainLoss }, at) => trainLoss * (step - (reports[at - 1]?.step ?? 0)));
    assert.equal(
      Math.round(losses.reduce((sum, loss) => sum + loss, 0)),
      Array.from({ length: 30 }, (_, at) => at + 1).reduce((sum, step) => sum + step, 0),
    );
  });

  it('of a run that goes on from a checkpoint are reported from its own first on', () => {
    const trainer = new Idle();
    trainer.step = 100;
    const budget = { seconds: Infinity, steps: 5, epochs: Infinity };
    const reports = told(runTraining(trainer, budget, () => 0));
    assert.deepEqual(
      reports.map((progress) => progress?.step ?? null),
      [101, null, null, null, 105],
    );
  });

  it('can be told of at any time, with what was found out meanwhile', () => {
    const steps = runTraining(new Idle(), { seconds: Infinity, steps: 9, epochs: Infinity }, () => 0);
    const first = steps.next().value as Stride<number>;
    first.report(null);
    steps.next();
    const third = steps.next().value as Stride<number>;
    assert.equal(third.isDue, false);
    const { step, trainLoss, validation } = third.report(7);
    assert.deepEqual({ step, trainLoss, validation }, { step: 3, trainLoss: 2.5, validation: 7 });
  });
});
