import * as tf from '@tensorflow/tfjs-core';

export const beta1 = 0.9;
export const beta2 = 0.999;
export const epsilon = 1e-8;

/** A trained tensor with Adam's running means of its gradient (m) and squared gradient (v). */
export interface AdamSlot {
  readonly parameter: tf.Variable;
  readonly m: tf.Variable;
  readonly v: tf.Variable;
}

/**
 * Adam (Kingma & Ba 2015), the update number `t` counted from 1:
 *
 *     m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g^2
 *     w = w - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 */
export function updateAdam({ parameter, m, v }: AdamSlot, gradient: tf.Tensor, t: number, rate: number): void {
  tf.tidy(() => {
    m.assign(tf.add(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1)));
    v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
    const mean = tf.div(m, 1 - beta1 ** t);
    const deviation = tf.sqrt(tf.div(v, 1 - beta2 ** t));
    parameter.assign(tf.sub(parameter, tf.mul(rate, tf.div(mean, tf.add(deviation, epsilon)))));
  });
}
