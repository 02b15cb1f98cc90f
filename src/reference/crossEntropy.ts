import * as tf from '@tensorflow/tfjs-core';

/**
 * -log softmax(logits)[target] in nats, one a row: `logits` [rows, vocabulary] -> [rows]; 0 where the target is -1.
 * Its gradient with respect to the logits is p - y.
 */
export function crossEntropy(logits: tf.Tensor2D, targets: Int32Array): tf.Tensor1D {
  const [, vocabulary] = logits.shape;
  const y = tf.oneHot(tf.tensor1d(targets, 'int32'), vocabulary); // [rows, vocabulary]; a row of zeros for target -1
  return tf.neg(tf.sum(tf.mul(y, tf.logSoftmax(logits)), 1));
}

/** The mean over the scored targets. */
export function meanCrossEntropy(logits: tf.Tensor2D, targets: Int32Array): tf.Scalar {
  const scored = targets.reduce((count, target) => count + (target >= 0 ? 1 : 0), 0);
  return tf.div(tf.sum(crossEntropy(logits, targets)), Math.max(scored, 1));
}
