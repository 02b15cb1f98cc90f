import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Random } from '../src/engine/random.ts';
import { startTensorFlow } from '../src/reference/tensorFlowBackend.ts';
import { now } from './clock.ts';
import type { Item } from './items.ts';
import type { Contender } from './measurement.ts';

/**
 * What somebody without an engine of their own would take: `tf.layers` on TensorFlow.js's WebAssembly backend, as its examples train
 * character models: one-hot inputs, since this backend has no gradient of an embedding. It clips no gradients, and every step starts
 * from zero states.
 */
export async function stockTensorFlow(item: Item): Promise<Contender> {
  const { resolve } = createRequire(import.meta.url);
  const file = resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');
  await startTensorFlow(Uint8Array.from(await readFile(file)));
  const tf = await import('@tensorflow/tfjs');
  const { vocabulary, embedding, hidden, layers, batch, sequence, cell } = item;
  const sizes = { units: hidden, returnSequences: true, recurrentActivation: 'sigmoid' } as const;
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: embedding, useBias: false, inputShape: [sequence, vocabulary] }),
      ...Array.from({ length: layers }, () => (cell === 'lstm' ? tf.layers.lstm(sizes) : tf.layers.gru(sizes))),
      tf.layers.dense({ units: vocabulary, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(2e-3), loss: 'sparseCategoricalCrossentropy' });
  const random = new Random(1);
  const draw = () => Int32Array.from({ length: batch * sequence }, () => random.below(vocabulary));
  const batches = Array.from({ length: 4 }, () => ({
    inputs: tf.oneHot(draw(), vocabulary).reshape([batch, sequence, vocabulary]).toFloat(),
    targets: tf.tensor3d(draw(), [batch, sequence, 1], 'int32').toFloat(),
  }));
  let step = 0;
  return {
    measurement: { item: item.name, engine: 'tensorflow', tier: 'tf.layers, wasm', threads: 1 },
    tokensPerRun: batch * sequence,
    async run(count) {
      const start = now();
      for (let i = 0; i < count; i++) {
        const { inputs, targets } = batches[step++ % batches.length] ?? {};
        if (inputs && targets) await model.trainOnBatch(inputs, targets);
      }
      return now() - start;
    },
    close: () => model.dispose(),
  };
}
