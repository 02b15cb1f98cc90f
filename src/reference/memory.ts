import type { ModelCapacity } from '../engine/backend.ts';
import { sentence, SentenceError } from '../text/sentence.ts';

/** What TensorFlow.js's WebAssembly kernels can address. */
const limit = 2 ** 31;

/**
 * Throws a `SentenceError` when a model of that many parameters and activations per token would not fit, saying the size it needs.
 * An estimate: weights, gradients and moments, and every activation kept for the backward pass.
 */
export function requireMemory(parameters: number, activationsPerToken: number, capacity: ModelCapacity): void {
  const { batch, sequence, trainable } = capacity;
  const numbers = parameters * (trainable ? 4 : 1) + batch * sequence * activationsPerToken * (trainable ? 2 : 1);
  const bytes = 4 * numbers;
  if (bytes > limit) {
    const gigabytes = (size: number): string => `${(size / 2 ** 30).toFixed(1)} GB`;
    throw new SentenceError(
      sentence('This model needs about {0} of memory; this engine has {1}.', gigabytes(bytes), gigabytes(limit)),
    );
  }
}
