import * as tf from '@tensorflow/tfjs-core';

/** ||g||, the root of the sum of squares over all gradients together. */
export function globalNorm(gradients: readonly tf.Tensor[]): number {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)).dataSync()[0] ?? 0);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** g * min(1, c / ||g||) for every gradient g: clipping by global norm (Pascanu 2013). */
export function clipByGlobalNorm<T extends tf.Tensor>(gradients: readonly T[], norm: number, clip: number): T[] {
  const factor = norm > clip ? clip / norm : 1;
  return gradients.map((gradient) => tf.mul(gradient, factor));
}
