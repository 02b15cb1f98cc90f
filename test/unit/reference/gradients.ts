import type { TrainStepOptions } from '../../../src/engine/backend.ts';
import type { Tensors } from '../../../src/engine/tensor.ts';

/** A model of documents or of pairs. */
interface Trainable<Batch> {
  trainStep(batch: Batch, options: TrainStepOptions): unknown;
  readOptimizer(): { readonly moments: Tensors };
}

/**
 * The gradient of the mean loss by parameter name, read from the public interface: after one unclipped step from fresh
 * moments, Adam's first moment is a tenth of it. A learning rate of 0 keeps the parameters.
 */
export function gradientsOf<Batch>(model: Trainable<Batch>, batch: Batch, dropoutSeed = 0): Map<string, Float32Array> {
  model.trainStep(batch, { learningRate: 0, clip: Infinity, dropoutSeed });
  const gradients = new Map<string, Float32Array>();
  for (const [name, { data }] of model.readOptimizer().moments) {
    if (name.startsWith('optimizer.m.')) {
      gradients.set(
        name.slice('optimizer.m.'.length),
        data.map((m) => m * 10),
      );
    }
  }
  return gradients;
}
