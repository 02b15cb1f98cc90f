import * as tf from '@tensorflow/tfjs-core';
import { dropoutFactor } from '../engine/random.ts';

/** Which connections a training step drops; null outside training. */
export interface Dropout {
  readonly rate: number;
  readonly seed: number;
}

/** `activations` [batch, time, width] with each element zeroed or scaled up by `dropoutFactor` of its place (Zaremba 2014). */
export function drop(activations: tf.Tensor3D, dropout: Dropout | null, site: number): tf.Tensor3D {
  if (dropout === null || dropout.rate === 0) return activations;
  const factors = Float32Array.from({ length: activations.size }, (_, index) =>
    dropoutFactor(dropout.rate, dropout.seed, site, index),
  );
  return tf.mul(activations, tf.tensor3d(factors, activations.shape));
}
