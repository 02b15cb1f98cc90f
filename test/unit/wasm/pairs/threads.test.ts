import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'mocha';
import { StepCancelled, type Backend } from '../../../../src/engine/backend.ts';
import type { PairsModel } from '../../../../src/engine/pairsModel.ts';
import { randomPairs, randomPairsParameters, type PairsCase } from '../../pairsModels.ts';
import { assertNear } from '../distance.ts';
import { startWasm } from '../engines.ts';

const example: PairsCase = {
  configuration: {
    task: 'pairs',
    unit: 'character',
    cell: 'lstm',
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    sourceVocabulary: 12,
    targetVocabulary: 13,
    embedding: 9,
    hidden: 14,
    layers: 2,
    dropout: 0.2,
    attention: 'general',
    reverseSource: false,
  },
  batch: 5,
  sourceTime: 7,
  targetTime: 6,
  seed: 1,
};

describe('Threads that share a training step of a sequence-to-sequence model', () => {
  const cancel = new Int32Array(new SharedArrayBuffer(4));
  let backend: Backend;

  before(async () => {
    backend = await startWasm({ cancel });
  });

  after(() => backend.dispose());

  function open(threads: number): PairsModel {
    const { configuration, batch, sourceTime, targetTime } = example;
    const capacity = { batch, sourceTime, targetTime, trainable: true, threads };
    return backend.createPairsModel(configuration, randomPairsParameters(configuration, 1), capacity);
  }

  /** Every step has pairs of other lengths; every third has fewer of them than there is room for. */
  function train(model: PairsModel, from: number, to: number): number[] {
    return Array.from({ length: to - from }, (_, i) => {
      const seed = from + i;
      const pairs = randomPairs({ ...example, batch: seed % 3 === 2 ? 1 : example.batch, seed });
      return model.trainStep(pairs, { learningRate: 1e-2, clip: 1, dropoutSeed: seed }).loss;
    });
  }

  /** Equal only where every bit is. */
  function digest(model: PairsModel): string {
    const hash = createHash('sha256');
    const { updates, moments } = model.readOptimizer();
    for (const [name, { data }] of [...model.readParameters(), ...moments]) hash.update(name).update(data);
    return hash.update(String(updates)).digest('hex');
  }

  for (const threads of [1, 2, 3]) {
    it(`give bit-identical weights every time (${threads})`, () => {
      const [a, b] = [open(threads), open(threads)];
      train(a, 0, 40);
      train(b, 0, 40);
      assert.equal(digest(a), digest(b));
    });
  }

  it('follow the curve of a single thread: the same units are dropped, short batches included', () => {
    const alone = train(open(1), 0, 20);
    assertNear(train(open(2), 0, 20), alone, 1e-4, 'loss with two threads');
    assertNear(train(open(8), 0, 20), alone, 1e-4, 'loss with more threads than pairs');
  });

  it('go on from saved weights and moments as if nothing had happened', () => {
    const [a, b] = [open(2), open(2)];
    train(a, 0, 10);
    b.writeParameters(a.readParameters());
    const { updates, moments } = a.readOptimizer();
    b.writeOptimizer(updates, moments);
    train(a, 10, 20);
    train(b, 10, 20);
    assert.equal(digest(a), digest(b));
  });

  it('read between steps with the weights of the last one', () => {
    const [alone, shared] = [open(1), open(2)];
    const pairs = randomPairs(example);
    for (let round = 0; round < 3; round++) {
      for (const model of [alone, shared]) train(model, round, round + 1);
      assertNear(shared.score(pairs).nats, alone.score(pairs).nats, 1e-4, 'nats', 1);
    }
  });

  for (const threads of [1, 2]) {
    it(`leave everything as it was when a step is cancelled (${threads})`, () => {
      const [undisturbed, cancelled] = [open(threads), open(threads)];
      train(undisturbed, 0, 10);
      train(cancelled, 0, 5);
      const before = digest(cancelled);
      cancel[0] = 1;
      assert.throws(() => train(cancelled, 5, 6), StepCancelled);
      assert.equal(digest(cancelled), before);
      cancel[0] = 0;
      train(cancelled, 5, 10);
      assert.equal(digest(cancelled), digest(undisturbed));
    });
  }
});
