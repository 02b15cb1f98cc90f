import * as tf from '@tensorflow/tfjs-core';

import type { CellWeights, RecurrentCell } from './cell.ts';
import { linear } from './linear.ts';

/**
 * Gated recurrent unit, reset after the product (cuDNN, PyTorch):
 *
 *     r = sigmoid(W_r x + b_r + U_r h + b'_r)      z = sigmoid(W_z x + b_z + U_z h + b'_z)
 *     n = tanh(W_n x + b_n + r * (U_n h + b'_n))   h_t = z * h_{t-1} + (1 - z) * n
 */
export function gruResetAfter({ weightIh, weightHh, biasIh, biasHh }: CellWeights): RecurrentCell {
  const readInput = linear(weightIh, biasIh);
  const readState = linear(weightHh, biasHh);
  return (x, state) => {
    const [inputR, inputZ, inputN] = tf.split(readInput(x), 3, 1) as Three<tf.Tensor2D>; // [batch, hidden]
    const [stateR, stateZ, stateN] = tf.split(readState(state.hidden), 3, 1) as Three<tf.Tensor2D>; // [batch, hidden]

    const reset: tf.Tensor2D = tf.sigmoid(tf.add(inputR, stateR)); // [batch, hidden]
    const update: tf.Tensor2D = tf.sigmoid(tf.add(inputZ, stateZ)); // [batch, hidden]
    const candidate: tf.Tensor2D = tf.tanh(tf.add(inputN, tf.mul(reset, stateN))); // [batch, hidden]
    return { reset, update, candidate, hidden: mix(update, state.hidden, candidate) };
  };
}

/** Gated recurrent unit, reset before the product (Cho 2014): as above but n = tanh(W_n x + b_n + U_n (r * h) + b'_n). */
export function gruResetBefore({ weightIh, weightHh, biasIh, biasHh }: CellWeights): RecurrentCell {
  const readInput = linear(weightIh, biasIh);
  const [weightR, weightZ, weightN] = tf.split(weightHh, 3, 0) as Three<tf.Tensor2D>; // [hidden, hidden]
  const [biasR, biasZ, biasN] = tf.split(biasHh, 3, 0) as Three<tf.Tensor1D>; // [hidden]
  const [readR, readZ, readN] = [linear(weightR, biasR), linear(weightZ, biasZ), linear(weightN, biasN)];
  return (x, state) => {
    const [inputR, inputZ, inputN] = tf.split(readInput(x), 3, 1) as Three<tf.Tensor2D>; // [batch, hidden]

    const reset: tf.Tensor2D = tf.sigmoid(tf.add(inputR, readR(state.hidden))); // [batch, hidden]
    const update: tf.Tensor2D = tf.sigmoid(tf.add(inputZ, readZ(state.hidden))); // [batch, hidden]
    const candidate: tf.Tensor2D = tf.tanh(tf.add(inputN, readN(tf.mul(reset, state.hidden)))); // [batch, hidden]
    return { reset, update, candidate, hidden: mix(update, state.hidden, candidate) };
  };
}

type Three<T> = [T, T, T];

/** z * h + (1 - z) * n: the update gate z is how much of the old state is kept. */
function mix(z: tf.Tensor2D, h: tf.Tensor2D, n: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.mul(z, h), tf.mul(tf.sub(1, z), n));
}
