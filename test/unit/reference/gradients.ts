import type { DocumentModel, TokenBatch } from '../../../src/engine/backend.ts';

/**
 * The gradient of the mean loss by parameter name, read from the public interface: after one unclipped step from fresh
 * moments, Adam's first moment is a tenth of it. Changes the model's parameters.
 */
export function gradientsOf(model: DocumentModel, batch: TokenBatch, dropoutSeed = 0): Map<string, Float32Array> {
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
