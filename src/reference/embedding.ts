import * as tf from '@tensorflow/tfjs-core';

/**
 * Rows `ids` of `table` [vocabulary, width] -> [batch, time, width]. Gradient of a row: the sum over the places it was read,
 * added up here because the wasm backend lacks the kernel of tf.gather's gradient (UnsortedSegmentSum).
 */
export function embed(table: tf.Tensor2D, ids: Int32Array, batch: number, time: number): tf.Tensor3D {
  const [vocabulary, width] = table.shape;
  const look = tf.customGrad<tf.Tensor3D>((...inputs) => {
    const [table] = inputs as [tf.Tensor2D];
    const rows = tf.gather(table, tf.tensor1d(ids, 'int32')); // [batch * time, width]
    return {
      value: tf.reshape(rows, [batch, time, width]),
      gradFunc: (gradient) => {
        const values = gradient.dataSync();
        const sums = new Float32Array(vocabulary * width);
        ids.forEach((id, place) => {
          for (let unit = 0; unit < width; unit++) {
            const at = id * width + unit;
            sums[at] = (sums[at] ?? 0) + (values[place * width + unit] ?? 0);
          }
        });
        return tf.tensor2d(sums, [vocabulary, width]);
      },
    };
  });
  return look(table);
}
