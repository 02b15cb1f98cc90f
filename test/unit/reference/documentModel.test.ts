import assert from 'node:assert/strict';

import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';

import type { Backend, RecurrentState } from '../../../src/engine/backend.ts';
import { uniformAt } from '../../../src/engine/random.ts';
import type { Tensors } from '../../../src/engine/tensor.ts';
import { assertClose } from './closeness.ts';
import { createModel, randomBatch, randomParameters, smallCases, type SmallCase } from './documentModels.ts';
import { gradientsOf } from './gradients.ts';
import { startReference } from './startReference.ts';

describe('A document model of the reference engine', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  const check = (runs: number, claim: (small: SmallCase) => void): void => {
    fc.assert(fc.property(smallCases, claim), { numRuns: runs, seed: 7 });
  };

  it('has the gradient that central finite differences measure, for every parameter, with and without dropout', () => {
    check(20, (small) => {
      const model = createModel(backend, small);
      const batch = randomBatch(small);
      const gradients = gradientsOf(model, batch, 5);
      const parameters = model.readParameters();
      const lossAt = (name: string, direction: Float32Array, step: number): number => {
        model.writeParameters(moved(parameters, name, direction, step));
        if (small.configuration.dropout === 0) return meanOf(model.score(batch, null).nats, batch.targets);
        model.writeCarriedState(null);
        return model.trainStep(batch, { learningRate: 0, clip: Infinity, dropoutSeed: 5 }).loss;
      };
      for (const [name, gradient] of gradients) {
        const random = gradient.map((_, i) => 2 * uniformAt(small.seed, 9, i) - 1);
        for (const direction of [gradient, random]) {
          const unit = normalised(direction);
          const step = 0.01;
          const measured = (lossAt(name, unit, step) - lossAt(name, unit, -step)) / (2 * step);
          assertClose([dot(gradient, unit)], [measured], 1e-3, `slope of ${name}`);
        }
      }
      model.dispose();
    });
  });

  it('says the same read step by step, whole, in a batch and to its end', () => {
    check(25, (small) => {
      const model = createModel(backend, small);
      const { time, inputs, targets, batch } = randomBatch(small);
      const { vocabulary } = small.configuration;
      const { nats, state } = model.score({ batch, time, inputs, targets }, null);
      const stepped = Array.from({ length: time }).reduce<{ logits: number[][]; state: RecurrentState | null }>(
        ({ logits, state }, _, t) => {
          const step = model.infer(
            inputs.filter((_, place) => place % time === t),
            state,
          );
          return { logits: [...logits, [...step.logits]], state: step.state };
        },
        { logits: [], state: null },
      );
      assertState(stepped.state, state);
      for (let row = 0; row < batch; row++) {
        const tokens = inputs.subarray(row * time, (row + 1) * time);
        const whole = model.forward(tokens, null);
        const rowOf = (t: number): number[] =>
          (stepped.logits[t] ?? []).slice(row * vocabulary, (row + 1) * vocabulary);
        assertClose(whole.logits, Array.from({ length: time }, (_, t) => rowOf(t)).flat(), 1e-5, 'logits');
        const read = model.read(tokens, null);
        assertClose(read.logits, whole.logits.slice(-vocabulary), 1e-5, 'logits after the last token');
        assertState(read.state, whole.state);
        for (let t = 0; t < time; t++) {
          const target = targets[row * time + t] ?? -1;
          const logits = whole.logits.subarray(t * vocabulary, (t + 1) * vocabulary);
          const expected = target < 0 ? 0 : logSumExp(logits) - (logits[target] ?? NaN);
          assertClose([nats[row * time + t] ?? NaN], [expected], 1e-5, 'nats');
        }
      }
      model.dispose();
    });
  });

  it('reads on from a carried state as if the text had never been cut', () => {
    check(25, (small) => {
      fc.pre(small.time > 1);
      const model = createModel(backend, small);
      const { batch, time, inputs, targets } = randomBatch(small);
      const cut = Math.ceil(time / 2);
      const part = (
        from: number,
        to: number,
      ): { batch: number; time: number; inputs: Int32Array; targets: Int32Array } => {
        const inside = (_: number, place: number): boolean => place % time >= from && place % time < to;
        return { batch, time: to - from, inputs: inputs.filter(inside), targets: targets.filter(inside) };
      };
      const whole = model.score({ batch, time, inputs, targets }, null);
      const first = model.score(part(0, cut), null);
      const second = model.score(part(cut, time), first.state);
      assertState(second.state, whole.state);
      const total = (nats: Float32Array): number => nats.reduce((sum, n) => sum + n, 0);
      assertClose([total(first.nats) + total(second.nats)], [total(whole.nats)], 1e-5, 'nats');

      if (small.configuration.dropout === 0) {
        for (const piece of [part(0, cut), part(cut, time)]) {
          model.trainStep(piece, { learningRate: 0, clip: 1, dropoutSeed: 0 });
        }
        assertState(model.readCarriedState(), whole.state);
      }
      model.dispose();
    });
  });

  it('gives attention weights that sum to one over the window before each position, and to nothing at the first', () => {
    check(30, (small) => {
      fc.pre(small.configuration.attention === 'general' && small.time > 1);
      const model = createModel(backend, small);
      const { attention, time } = model.forward(randomBatch(small).inputs.subarray(0, small.time), null);
      for (let t = 0; t < time; t++) {
        const row = (attention ?? new Float32Array()).slice(t * time, (t + 1) * time);
        const first = Math.max(0, t - small.configuration.attentionWindow);
        assertClose([row.slice(first, t).reduce((sum, w) => sum + w, 0)], [t === 0 ? 0 : 1], 1e-5, `row ${t}`);
        assert.ok(row.every((weight, j) => (j >= first && j < t) || weight === 0));
      }
      model.dispose();
    });
  });

  it('keeps no tensor from one step to the next, and none after dispose', () => {
    check(10, (small) => {
      const before = tf.memory().numTensors;
      const model = createModel(backend, small);
      const batch = randomBatch(small);
      const after = [1, 2, 3].map((dropoutSeed) => {
        model.trainStep(batch, { learningRate: 0.01, clip: 1, dropoutSeed });
        model.score(batch, null);
        model.inputGradient(batch.inputs.subarray(0, batch.time), null, 0, 'logit');
        return tf.memory().numTensors;
      });
      assert.deepEqual(after, [after[0], after[0], after[0]]);
      model.dispose();
      assert.equal(tf.memory().numTensors, before);
    });
  });

  it('takes parameters, moments and carried state back exactly as it gave them', () => {
    check(15, (small) => {
      const batch = randomBatch(small);
      const options = { learningRate: 0.05, clip: 1, dropoutSeed: 3 };
      const [model, twin] = [createModel(backend, small), createModel(backend, { ...small, seed: small.seed + 1 })];
      model.trainStep(batch, options);
      const { updates, moments } = model.readOptimizer();
      twin.writeParameters(model.readParameters());
      twin.writeOptimizer(updates, moments);
      twin.writeCarriedState(model.readCarriedState());
      assert.deepEqual(twin.trainStep(batch, options), model.trainStep(batch, options));
      assert.deepEqual(twin.readParameters(), model.readParameters());
      model.dispose();
      twin.dispose();
    });
  });

  it('refuses parameters that do not fit and stays as it was', () => {
    check(5, (small) => {
      const model = createModel(backend, small);
      const before = model.readParameters();
      const wrong = new Map(randomParameters(small.configuration, 999));
      wrong.set('decoder.bias', { shape: [1, 1], data: new Float32Array(1) });
      assert.throws(() => model.writeParameters(wrong), /"decoder\.bias" has shape \[1, 1\]/);
      wrong.delete('decoder.bias');
      assert.throws(() => model.writeParameters(wrong), /"decoder\.bias" is missing/);
      assert.deepEqual(model.readParameters(), before);
      model.dispose();
    });
  });

  it('refuses a model that would not fit into memory and says how much it would need', () => {
    const [small] = fc.sample(smallCases, 1);
    assert.ok(small !== undefined);
    const huge = { batch: 2 ** 14, sequence: 2 ** 16, trainable: true, threads: 1 };
    const create = (): unknown => backend.createDocumentModel(small.configuration, new Map(), huge);
    assert.throws(create, /Error: This model needs about [\d.]+ GB of memory; this engine has 2\.0 GB\./);
  });

  it('refuses tokens, batches and states that are not its own with a RangeError', () => {
    check(5, (small) => {
      const model = createModel(backend, small);
      const { vocabulary } = small.configuration;
      const batch = randomBatch(small);
      const options = { learningRate: 0, clip: 1, dropoutSeed: 0 };
      const foreign = batch.inputs.map(() => vocabulary);
      assert.throws(() => model.trainStep({ ...batch, inputs: foreign }, options), RangeError);
      assert.throws(() => model.trainStep({ ...batch, targets: foreign }, options), RangeError);
      assert.throws(() => model.score({ ...batch, time: batch.time + 1 }, null), RangeError);
      assert.throws(() => model.infer(Int32Array.of(-1), null), RangeError);
      assert.throws(() => model.read(new Int32Array(0), null), RangeError);
      const { state } = model.infer(Int32Array.of(0, 0, 0, 0), null);
      assert.throws(() => model.forward(Int32Array.of(0), state), RangeError);
      model.dispose();
    });
  });
});

function moved(parameters: Tensors, name: string, direction: Float32Array, step: number): Tensors {
  return new Map(
    [...parameters].map(([key, { shape, data }]) => [
      key,
      { shape, data: key === name ? data.map((x, i) => x + step * (direction[i] ?? 0)) : data },
    ]),
  );
}

function meanOf(nats: Float32Array, targets: Int32Array): number {
  return nats.reduce((sum, n) => sum + n, 0) / Math.max(1, targets.filter((target) => target >= 0).length);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

function normalised(direction: Float32Array): Float32Array {
  const length = Math.sqrt(dot(direction, direction));
  return length === 0 ? direction : direction.map((x) => x / length);
}

function logSumExp(logits: Float32Array): number {
  const most = Math.max(...logits);
  return most + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
}

function assertState(actual: RecurrentState | null, expected: RecurrentState): void {
  assertClose(actual?.hidden ?? [], expected.hidden, 1e-5, 'hidden state');
  assertClose(actual?.cell ?? [], expected.cell ?? [], 1e-5, 'cell state');
  assertClose(actual?.past ?? [], expected.past ?? [], 1e-5, 'remembered states');
}
