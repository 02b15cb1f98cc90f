import * as tf from '@tensorflow/tfjs-core';

import { matrixProduct, swapped } from './matrixProduct.ts';

/** y = x W^T + b, as torch.nn.Linear: `x` [rows, in], `weight` [out, in], `bias` [out]. The result reads any number of `x`. */
export function linear(weight: tf.Tensor2D, bias: tf.Tensor1D | null): (x: tf.Tensor2D) => tf.Tensor2D {
  const transposed = swapped(weight); // [in, out]
  return (x) => {
    const product = matrixProduct(x, transposed); // [rows, out]
    return bias === null ? product : tf.add(product, bias);
  };
}

/** The same for every time step at once: `x` [batch, time, in] -> [batch, time, out]. */
export function linearOverTime(weight: tf.Tensor2D, bias: tf.Tensor1D | null): (x: tf.Tensor3D) => tf.Tensor3D {
  const read = linear(weight, bias);
  const [outputs, inputs] = weight.shape;
  return (x) => {
    const [batch, time] = x.shape;
    return tf.reshape(read(tf.reshape(x, [batch * time, inputs])), [batch, time, outputs]);
  };
}
