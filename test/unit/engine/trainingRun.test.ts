import assert from 'node:assert/strict';
import { runTraining, type Trainable } from '../../../src/engine/trainingRun.ts';

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

describe('the steps of a run', () => {
  it('are reported from the first on, then at intervals, and the last with its judgement', () => {
    let now = 0;
    const clock = () => (now += 0.1);
    const budget = { seconds: Infinity, steps: 30, epochs: Infinity };
    const told = [...runTraining(new Idle(), budget, clock, () => 1)].filter((progress) => progress !== null);
    const steps = told.map(({ step }) => step);
    assert.equal(steps[0], 1);
    assert.equal(steps.at(-1), 30);
    assert.ok(steps.length > 3 && steps.length < 15, steps.join(' '));
    assert.deepEqual([told[0]?.trainLoss, told[0]?.validation, told.at(-1)?.validation], [1, null, 1]);
    // What one report averages, no other does: each step once.
    const losses = told.map(({ step, trainLoss }, at) => trainLoss * (step - (told[at - 1]?.step ?? 0)));
    assert.equal(
      Math.round(losses.reduce((sum, loss) => sum + loss, 0)),
      Array.from({ length: 30 }, (_, at) => at + 1).reduce((sum, step) => sum + step, 0),
    );
  });

  it('of a run that goes on from a checkpoint are reported from its own first on', () => {
    const trainer = new Idle();
    trainer.step = 100;
    const budget = { seconds: Infinity, steps: 5, epochs: Infinity };
    const told = [
      ...runTraining(
        trainer,
        budget,
        () => 0,
        () => 1,
      ),
    ].map((progress) => progress?.step ?? null);
    assert.deepEqual(told, [101, null, null, null, 105]);
  });
});
