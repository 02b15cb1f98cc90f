import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import type { Backend, DocumentModel, TokenBatch } from '../../../src/engine/backend.ts';
import { initialParameters } from '../../../src/engine/parameters.ts';
import type { Tensor } from '../../../src/engine/tensor.ts';
import { gradientsOf } from '../reference/gradients.ts';
import { assertNear } from './distance.ts';
import { startReference } from '../reference/startReference.ts';
import { startWasm } from './engines.ts';
import { anyConfiguration, configurationOf, randomBatch, randomParameters } from './models.ts';

describe('Training on our kernels', () => {
  let backend: Backend;

  before(async () => {
    backend = await startWasm({ tier: 'relaxed' });
  });

  it('finds gradients that finite differences along them agree with', () => {
    fc.assert(
      fc.property(anyConfiguration, fc.integer({ min: 1, max: 1e6 }), (options, seed) => {
        const configuration = { ...options, dropout: 0 };
        const tokens = randomBatch(configuration, 3, 5, seed);
        const capacity = { batch: 3, sequence: 5, trainable: true, threads: 1 };
        const parameters = randomParameters(configuration, seed);
        const model = backend.createDocumentModel(configuration, parameters, capacity);
        const gradients = gradientsOf(model, tokens);
        // Along the gradient itself the slope is its norm: no cancellation hides a wrong part.
        const norm = Math.hypot(...[...gradients.values()].flatMap((gradient) => [...gradient]));
        const lossAt = (distance: number): number => {
          const moved = [...parameters].map(([name, { shape, data }]): [string, Tensor] => {
            const along = gradients.get(name);
            return [name, { shape, data: data.map((x, i) => x + (distance * (along?.[i] ?? 0)) / norm) }];
          });
          model.writeParameters(new Map(moved));
          return meanNats(model, tokens);
        };
        const step = 5e-4;
        const slope = (lossAt(step) - lossAt(-step)) / (2 * step);
        assert.ok(Math.abs(slope - norm) <= 1e-2 * norm + 1e-3, `slope ${slope}, gradient norm ${norm}`);
        model.dispose();
      }),
      { numRuns: 40 },
    );
  });

  it('follows the curve of the reference over the first 200 steps on a document', async () => {
    const text = 'She sells sea shells by the sea shore; the shells she sells are sea shells, I am sure. '.repeat(8);
    const units = [...new Set(text)];
    const ids = Int32Array.from(text, (unit) => units.indexOf(unit));
    const configuration = configurationOf({ vocabulary: units.length, embedding: 8, hidden: 12 });
    const curves = [backend, await startReference()].map((backend) => {
      const capacity = { batch: 4, sequence: 8, trainable: true, threads: 1 };
      const model = backend.createDocumentModel(configuration, initialParameters(configuration, 7), capacity);
      return Array.from({ length: 200 }, (_, step) => {
        const tokens = windowOf(ids, 4, 8, step);
        return model.trainStep(tokens, { learningRate: 5e-3, clip: 1, dropoutSeed: step }).loss;
      });
    });
    const [ours = [], theirs = []] = curves;
    for (const [step, loss] of theirs.entries()) {
      assert.ok(Math.abs((ours[step] ?? NaN) - loss) <= 1e-3, `step ${step}: ${ours[step]} instead of ${loss}`);
    }
    assert.ok((theirs[199] ?? NaN) < 0.7 * (theirs[0] ?? NaN), 'the document was learnt');
  });

  it('stays finite on a document of one repeated character', () => {
    const configuration = configurationOf({ vocabulary: 3, hidden: 16 });
    const capacity = { batch: 2, sequence: 16, trainable: true, threads: 1 };
    const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
    const inputs = new Int32Array(32).fill(1);
    for (let step = 0; step < 300; step++) {
      const tokens = { batch: 2, time: 16, inputs, targets: inputs };
      const { loss } = model.trainStep(tokens, { learningRate: 0.1, clip: 1, dropoutSeed: 0 });
      assert.ok(Number.isFinite(loss));
    }
    assert.ok([...model.readParameters().values()].every(({ data }) => data.every(Number.isFinite)));
  });

  it('keeps finite weights at a learning rate of 10, whatever the loss', () => {
    const configuration = configurationOf({ vocabulary: 20, hidden: 32 });
    const capacity = { batch: 4, sequence: 16, trainable: true, threads: 1 };
    const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
    for (let step = 0; step < 100; step++) {
      const { loss } = model.trainStep(randomBatch(configuration, 4, 16, step), {
        learningRate: 10,
        clip: 1,
        dropoutSeed: 0,
      });
      assert.ok(loss > 0, `the loss is ${loss} in step ${step}`);
    }
    assert.ok([...model.readParameters().values()].every(({ data }) => data.every(Number.isFinite)));
  });

  it('lets what fades end at zero, not among the denormals, which are slow', () => {
    const configuration = configurationOf({ vocabulary: 9, hidden: 8 });
    const capacity = { batch: 1, sequence: 8, trainable: true, threads: 1 };
    const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
    const step = (inputs: Int32Array): void => {
      const tokens = { batch: 1, time: inputs.length, inputs, targets: inputs };
      model.trainStep(tokens, { learningRate: 1e-3, clip: 1, dropoutSeed: 0 });
    };
    step(Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
    for (let n = 0; n < 1500; n++) step(new Int32Array(8).fill(8));
    const { moments } = model.readOptimizer();
    const seenOnce = moments.get('optimizer.m.embedding.weight')?.data ?? [];
    assert.ok(seenOnce.slice(0, 8).every((value) => value === 0));
    const smallestNormal = 2 ** -126;
    for (const [name, { data }] of moments) {
      assert.ok(
        data.every((value) => value === 0 || Math.abs(value) >= smallestNormal),
        name,
      );
    }
  });

  it('reports a loss that is not finite and keeps weights, moments and state', () => {
    const configuration = configurationOf({});
    const parameters = new Map(randomParameters(configuration, 1));
    const weights = parameters.get('rnn.weight_hh_l0');
    assert.ok(weights);
    parameters.set('rnn.weight_hh_l0', { ...weights, data: weights.data.map(() => NaN) });
    const capacity = { batch: 2, sequence: 3, trainable: true, threads: 1 };
    const model = backend.createDocumentModel(configuration, parameters, capacity);
    const { loss } = model.trainStep(randomBatch(configuration, 2, 3, 1), { learningRate: 1, clip: 1, dropoutSeed: 0 });
    assert.ok(!Number.isFinite(loss));
    assert.deepEqual(model.readParameters().get('embedding.weight'), parameters.get('embedding.weight'));
    assert.equal(model.readOptimizer().updates, 0);
    assert.equal(model.readCarriedState(), null);
  });

  it('adds a foreign second bias to the first: the same model', () => {
    const configuration = configurationOf({});
    const parameters = new Map(randomParameters(configuration, 1));
    const [first, second] = ['rnn.bias_ih_l0', 'rnn.bias_hh_l0'].map((name) => parameters.get(name));
    assert.ok(first && second);
    const tokens = randomBatch(configuration, 2, 3, 1);
    const capacity = { batch: 2, sequence: 3, trainable: false, threads: 1 };
    const expected = meanNats(backend.createDocumentModel(configuration, parameters, capacity), tokens);
    parameters.set('rnn.bias_ih_l0', { ...first, data: first.data.map((x) => x - 0.25) });
    parameters.set('rnn.bias_hh_l0', { ...second, data: second.data.map(() => 0.25) });
    const found = meanNats(backend.createDocumentModel(configuration, parameters, capacity), tokens);
    assertNear([found], [expected], 1e-5, 'loss');
  });

  it('refuses a model that does not fit, saying its size', async () => {
    const configuration = configurationOf({ vocabulary: 200_000, embedding: 1024, hidden: 4096 });
    const parameters = new Map();
    const capacity = { batch: 32, sequence: 64, trainable: true, threads: 1 };
    assert.throws(() => backend.createDocumentModel(configuration, parameters, capacity), /needs \d{4,} MB of memory/);
    const small = await startWasm({ tier: 'relaxed', memoryLimit: 1 << 20 });
    const modest = configurationOf({ hidden: 256 });
    assert.throws(() => small.createDocumentModel(modest, randomParameters(modest, 1), capacity), /needs \d+ MB/);
  });

  it('refuses tokens, states and parameters of another model', () => {
    const configuration = configurationOf({});
    const capacity = { batch: 2, sequence: 3, trainable: true, threads: 1 };
    const model = backend.createDocumentModel(configuration, randomParameters(configuration, 1), capacity);
    const before = model.readParameters();
    assert.throws(() => model.forward(Int32Array.of(11), null), RangeError);
    assert.throws(() => model.read(Int32Array.of(), null), RangeError);
    const foreign = { batch: 1, hidden: new Float32Array(3), cell: null, past: null };
    assert.throws(() => model.infer(Int32Array.of(1), foreign), RangeError);
    assert.throws(() => model.writeParameters(randomParameters(configurationOf({ hidden: 9 }), 1)), /shape/);
    assert.deepEqual(model.readParameters(), before);
  });
});

function meanNats(model: DocumentModel, tokens: TokenBatch): number {
  const { nats } = model.score(tokens, null);
  const scored = tokens.targets.reduce((count, target) => count + (target >= 0 ? 1 : 0), 0);
  return nats.reduce((sum, value) => sum + value, 0) / scored;
}

/** `batch` places of a text read side by side, step by step. */
function windowOf(ids: Int32Array, batch: number, time: number, step: number): TokenBatch {
  const at = (lane: number, t: number): number => {
    const position = Math.floor((lane * ids.length) / batch) + step * time + t;
    return ids[position % ids.length] ?? 0;
  };
  const read = (offset: number): Int32Array =>
    Int32Array.from({ length: batch * time }, (_, i) => at(Math.floor(i / time), (i % time) + offset));
  return { batch, time, inputs: read(0), targets: read(1) };
}
