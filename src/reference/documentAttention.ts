import * as tf from '@tensorflow/tfjs-core';

import { linearOverTime } from './linear.ts';
import { matrixProduct, swapped } from './matrixProduct.ts';
import { weightOf, type Weights } from './weights.ts';

export interface Attended {
  /** [batch, time, hidden]: what the decoder reads instead of the hidden states */
  readonly joined: tf.Tensor3D;
  /** [batch, time, remembered + time]; a row sums to 1, or to 0 where there is nothing to look at */
  readonly weights: tf.Tensor3D;
  /** [batch, up to window, hidden], oldest first: what the next tokens look back on */
  readonly past: tf.Tensor3D;
}

/**
 * A document model's attention (Luong 2015, general) over its own top layer's hidden states. Position t looks at the hidden
 * states h_j of the `window` positions before it, t - window <= j < t, never at its own; `past` holds those read before the
 * first of `hidden`, and no gradient flows into it.
 *
 *     e_tj = h_t^T W h_j      a_t = softmax_j e_tj      ctx_t = sum_j a_tj h_j      h~_t = tanh(W_c [ctx_t; h_t] + b)
 *
 * At the very first position there is nothing to look at: its weights and its context are zero. The hidden states are those
 * before dropout, which falls on h~ instead.
 */
export function attendToDocument(
  hidden: tf.Tensor3D,
  past: tf.Tensor3D | null,
  weights: Weights,
  window: number,
): Attended {
  const general = linearOverTime(weightOf(weights, 'attention.weight'), null);
  const combine = linearOverTime(
    weightOf(weights, 'attention.combine.weight'),
    weightOf(weights, 'attention.combine.bias'),
  );
  const memory = past === null ? hidden : tf.concat([past, hidden], 1); // [batch, remembered + time, hidden]
  const [batch, time] = hidden.shape;
  const places = memory.shape[1];
  const visible = visibility(time, places, window); // [1, time, places]

  const scores = matrixProduct(hidden, swapped(general(memory))); // [batch, time, places]
  const masked: tf.Tensor3D = tf.add(scores, tf.mul(tf.sub(visible, 1), 1e9)); // [batch, time, places]
  const attention: tf.Tensor3D = tf.mul(tf.softmax(masked), visible); // [batch, time, places]
  const context = matrixProduct(attention, memory); // [batch, time, hidden]
  const joined: tf.Tensor3D = tf.tanh(combine(tf.concat([context, hidden], 2))); // [batch, time, hidden]

  const kept = Math.min(window, places);
  return { joined, weights: attention, past: tf.slice(memory, [0, places - kept, 0], [batch, kept, -1]) };
}

/** [1, time, places]: 1 where the place is one of the `window` before the position, else 0. */
function visibility(time: number, places: number, window: number): tf.Tensor3D {
  const values = new Float32Array(time * places);
  for (let position = 0; position < time; position++) {
    const own = places - time + position;
    values.fill(1, position * places + Math.max(0, own - window), position * places + own);
  }
  return tf.tensor3d(values, [1, time, places]);
}
