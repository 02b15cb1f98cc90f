import assert from 'node:assert/strict';

import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';

import type { Backend, RecurrentState } from '../../../src/engine/backend.ts';
import { logProbabilities } from '../../../src/engine/logProbabilities.ts';
import type { PairsModel } from '../../../src/engine/pairsModel.ts';
import { uniformAt } from '../../../src/engine/random.ts';
import { pairsCases, randomPairs, randomPairsParameters, type PairsCase } from '../pairsModels.ts';
import { assertClose } from './closeness.ts';
import { gradientsOf } from './gradients.ts';
import { startReference } from './startReference.ts';

describe('A sequence-to-sequence model of the reference engine', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  const check = (runs: number, claim: (model: PairsModel, example: PairsCase) => void): void => {
    fc.assert(
      fc.property(pairsCases, (example) => {
        const { configuration, batch, sourceTime, targetTime, seed } = example;
        const capacity = { batch, sourceTime, targetTime, trainable: true, threads: 1 };
        const model = backend.createPairsModel(configuration, randomPairsParameters(configuration, seed), capacity);
        claim(model, example);
        model.dispose();
      }),
      { numRuns: runs, seed: 3 },
    );
  };

  it('has the gradient that central finite differences measure along random directions, dropout included', () => {
    check(15, (model, example) => {
      const pairs = randomPairs(example);
      const gradients = gradientsOf(model, pairs, 5);
      const parameters = model.readParameters();
      const directions = new Map(
        [...gradients].map(([name, gradient]) => [
          name,
          gradient.map((_, i) => (2 * uniformAt(example.seed, name.length, i) - 1) / Math.sqrt(gradient.length)),
        ]),
      );
      const lossAt = (step: number): number => {
        const moved = [...parameters].map(([name, { shape, data }]) => {
          const direction = directions.get(name);
          return [name, { shape, data: data.map((x, i) => x + step * (direction?.[i] ?? 0)) }] as const;
        });
        model.writeParameters(new Map(moved));
        return model.trainStep(pairs, { learningRate: 0, clip: Infinity, dropoutSeed: 5 }).loss;
      };
      const slope = [...gradients].reduce(
        (sum, [name, gradient]) => sum + gradient.reduce((s, g, i) => s + g * (directions.get(name)?.[i] ?? 0), 0),
        0,
      );
      const step = 0.003;
      assertClose([slope], [(lossAt(step) - lossAt(-step)) / (2 * step)], 3e-3, 'slope');
    });
  });

  it('decodes step by step what it scores at once', () => {
    check(25, (model, example) => {
      const pairs = randomPairs(example);
      const { nats } = model.score(pairs);
      const { batch } = pairs.sources;
      const encoded = model.encode(pairs.sources);
      const rows = Int32Array.from({ length: batch }, (_, row) => row);
      let state: RecurrentState | null = null;
      for (let t = 0; t < pairs.time; t++) {
        const at = (row: number): number => row * pairs.time + t;
        const tokens = rows.map((row) => Math.max(0, pairs.inputs[at(row)] ?? 0));
        const step = model.decode(encoded, rows, tokens, state);
        state = step.state;
        const vocabulary = example.configuration.targetVocabulary;
        for (const row of rows) {
          const target = pairs.targets[at(row)] ?? -1;
          if (target < 0) continue;
          const logs = logProbabilities(step.logits.subarray(row * vocabulary, (row + 1) * vocabulary));
          assertClose([nats[at(row)] ?? NaN], [-(logs[target] ?? NaN)], 1e-5, `nats of row ${row} at ${t}`);
        }
      }
    });
  });

  it('is not moved by padding: a source scores the same alone and beside longer ones', () => {
    check(25, (model, example) => {
      const pairs = randomPairs(example);
      const encoded = model.encode(pairs.sources);
      const { batch, time, tokens } = pairs.sources;
      const { hidden } = example.configuration;
      for (let row = 0; row < batch; row++) {
        const own = tokens.subarray(row * time, (row + 1) * time).filter((id) => id >= 0);
        const alone = model.encode({ batch: 1, time: own.length, tokens: own });
        const beside = encoded.memory.subarray(row * time * 2 * hidden, (row * time + own.length) * 2 * hidden);
        assertClose(alone.memory, beside, 1e-5, `encoder states of source ${row}`);
      }
    });
  });

  it('keeps no tensor from one step to the next, and none after dispose', () => {
    const before = tf.memory().numTensors;
    check(8, (model, example) => {
      const pairs = randomPairs(example);
      const counts = [1, 2, 3].map((dropoutSeed) => {
        model.trainStep(pairs, { learningRate: 0.01, clip: 1, dropoutSeed });
        model.score(pairs);
        model.decode(model.encode(pairs.sources), Int32Array.of(0), Int32Array.of(0), null);
        return tf.memory().numTensors;
      });
      assert.deepEqual(counts, [counts[0], counts[0], counts[0]]);
    });
    assert.equal(tf.memory().numTensors, before);
  });

  it('refuses sources, targets and weights that are not its own with a RangeError', () => {
    check(5, (model, example) => {
      const pairs = randomPairs(example);
      const { sourceVocabulary } = example.configuration;
      const encode = (...tokens: number[]) =>
        model.encode({ batch: 1, time: tokens.length, tokens: Int32Array.from(tokens) });
      assert.throws(() => encode(sourceVocabulary), RangeError);
      assert.throws(() => encode(-1), RangeError);
      assert.throws(() => encode(0, -1, 0), RangeError);
      assert.throws(() => model.score({ ...pairs, time: pairs.time + 1 }), RangeError);
      const forced = [new Float32Array(9)];
      assert.throws(() => model.decode(encode(0), Int32Array.of(0), Int32Array.of(0), null, forced), RangeError);
      assert.throws(() => model.decode(encode(0), Int32Array.of(1), Int32Array.of(0), null), RangeError);
    });
  });
});
