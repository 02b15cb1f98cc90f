import type * as tf from '@tensorflow/tfjs-core';

/** A model's tensors by their checkpoint names. */
export type Weights = ReadonlyMap<string, tf.Tensor>;

/** The tensor of that name; the caller names its rank, which `parameterShapes` fixes. */
export function weightOf<T extends tf.Tensor>(weights: Weights, name: string): T {
  const weight = weights.get(name);
  if (weight === undefined) throw new Error(`The model has no parameter named "${name}".`);
  return weight as T;
}
