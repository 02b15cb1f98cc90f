import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeCheckpoint, encodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { planTraining, type Choices } from '../../../src/engine/defaults.ts';
import { Divergence } from '../../../src/engine/divergence.ts';
import type { Tensors } from '../../../src/engine/tensor.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { leakyBackend } from './leakyBackend.ts';
import { sampleDocument } from './texts.ts';

const document = sampleDocument(3000);
const small: Choices = { hidden: 8, embedding: 8, batch: 4, sequence: 8, learningRate: 0.02 };
const setup = (choices: Choices = {}) => ({
  ...planTraining(document, { ...small, ...choices }),
  backend: leakyBackend,
  threads: 1,
});

function run(trainer: Trainer, steps: number): number[] {
  return Array.from({ length: steps }, () => {
    const { trainLoss } = trainer.advance();
    if (trainer.validationDue) trainer.validate();
    return trainLoss;
  });
}

function bytesOf(tensors: Tensors): Record<string, string> {
  return Object.fromEntries([...tensors].map(([name, { data }]) => [name, Buffer.from(data.buffer).toString('hex')]));
}

describe('Trainer', () => {
  it('lowers training and held-out loss', () => {
    const trainer = Trainer.start(setup());
    const before = trainer.validate();
    const losses = run(trainer, 120);
    const after = trainer.validate();
    assert.ok(before && after && after.loss < before.loss - 0.5, `${before?.loss} -> ${after?.loss}`);
    assert.ok(losses.at(-1)! < losses[0]! - 0.5);
  });

  it('repeats the same curve from the same seed and another one from another', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => run(Trainer.start(setup({ seed })), 30));
    assert.deepEqual(a, b);
    assert.notDeepEqual(a, c);
  });

  it('goes on from a checkpoint as if it had never stopped, bit for bit', () => {
    const whole = Trainer.start(setup());
    const wholeLosses = run(whole, 67);
    const first = Trainer.start(setup());
    const losses = run(first, 33);
    const { parameters, training } = decodeCheckpoint(encodeCheckpoint(first.checkpoint()));
    first.dispose();
    const second = Trainer.resume(setup(), parameters, training);
    losses.push(...run(second, 34));
    assert.deepEqual(losses, wholeLosses);
    assert.deepEqual(bytesOf(second.model.readParameters()), bytesOf(whole.model.readParameters()));
    assert.deepEqual(bytesOf(second.bestParameters()), bytesOf(whole.bestParameters()));
    const { parameters: _a, ...stateOfSecond } = second.checkpoint();
    const { parameters: _b, ...stateOfWhole } = whole.checkpoint();
    assert.deepEqual(stateOfSecond, stateOfWhole);
  });

  it('offers the best weights, not the last', () => {
    const trainer = Trainer.start(setup());
    run(trainer, 100);
    const best = trainer.validate();
    trainer.learningRateFactor = 100;
    run(trainer, 19);
    assert.ok(trainer.validate()!.loss > best!.loss);
    assert.equal(trainer.bestStep, 100);
    assert.ok(trainer.judgeBest()!.loss < best!.loss + 0.01);
    assert.notDeepEqual(bytesOf(trainer.bestParameters()), bytesOf(trainer.model.readParameters()));
  });

  it('says that it diverged, suggests a smaller rate and puts the best weights back', () => {
    const trainer = Trainer.start(setup());
    run(trainer, 40);
    trainer.validate();
    const good = bytesOf(trainer.bestParameters());
    trainer.learningRateFactor = 1e6;
    assert.throws(
      () => run(trainer, 100),
      (error) =>
        error instanceof Divergence && error.suggestedLearningRate === 0.005 && /diverged at step/.test(error.message),
    );
    assert.deepEqual(bytesOf(trainer.model.readParameters()), good);
  });

  it('keeps the untrained weights rather than the first that were judged, where those went astray', () => {
    const trainer = Trainer.start(setup());
    const untrained = bytesOf(trainer.bestParameters());
    trainer.learningRateFactor = 1e6;
    assert.throws(() => {
      for (;;) {
        trainer.advance();
        if (trainer.step >= 2) trainer.validate();
      }
    }, Divergence);
    assert.deepEqual(bytesOf(trainer.model.readParameters()), untrained);
  });

  it('trains without a held-out part, the newest weights being the best', () => {
    const trainer = Trainer.start(setup({ heldOut: 0 }));
    run(trainer, 25);
    assert.equal(trainer.validate(), null);
    assert.equal(trainer.judgeBest(), null);
    assert.equal(trainer.checkpoint().training?.last, null);
  });

  it('thins the history of a long training', () => {
    const trainer = Trainer.start(setup({ heldOut: 0, batch: 1, sequence: 1 }));
    for (let i = 0; i < 1100; i++) {
      trainer.advance();
      trainer.validate();
    }
    assert.ok(trainer.history.length <= 512 && trainer.history.length > 200, String(trainer.history.length));
    assert.equal(trainer.history.at(-1)?.step, 1100);
  });
});
