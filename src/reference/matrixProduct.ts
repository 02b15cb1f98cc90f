import * as tf from '@tensorflow/tfjs-core';

/**
 * C = A B, for two matrices or two batches of matrices. Gradient: dA = dC B^T, dB = A^T dC.
 * It is tf.matMul's, with the transposes spelled out: the wasm backend multiplies transposed operands several times slower.
 */
export function matrixProduct<T extends tf.Tensor2D | tf.Tensor3D>(a: T, b: T): T {
  const product = tf.customGrad<T>((...inputs) => {
    const [a, b, save] = inputs as [T, T, tf.GradSaveFunc];
    save([a, b]);
    return {
      value: tf.matMul<T>(a, b),
      gradFunc: (dc, saved) => {
        const [a, b] = saved as [T, T];
        return [tf.matMul<T>(dc, swapped(b)), tf.matMul<T>(swapped(a), dc)];
      },
    };
  });
  return product(a, b);
}

/** A matrix, or each matrix of a batch, transposed. */
export function swapped<T extends tf.Tensor2D | tf.Tensor3D>(matrix: T): T {
  return tf.transpose<T>(matrix, matrix.rank === 2 ? [1, 0] : [0, 2, 1]);
}
