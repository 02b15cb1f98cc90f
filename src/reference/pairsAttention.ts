import * as tf from '@tensorflow/tfjs-core';
import type { Attention } from '../engine/configuration.ts';

import { linearOverTime } from './linear.ts';
import { matrixProduct, swapped } from './matrixProduct.ts';
import { weightOf, type Weights } from './weights.ts';

/** Encoder states as one kind of attention sees them. */
export interface AttentionMemory {
  /** [batch, sources, hidden]: P hs_j, what queries are compared with */
  readonly keys: tf.Tensor3D;
  /** [batch, sources, width]: what is summed up */
  readonly values: tf.Tensor3D;
  /** [batch, 1, sources]: 0 behind a source's end */
  readonly mask: tf.Tensor3D;
}

export interface AttendedSources {
  /** [batch, time, hidden]: h~, what the decoder's softmax reads */
  readonly joined: tf.Tensor3D;
  /** [batch, time, sources] */
  readonly weights: tf.Tensor3D;
}

/** Weights to use instead of the computed ones, where `where` [batch, time, 1] is 1. */
export interface Override {
  /** [batch, time, sources] */
  readonly weights: tf.Tensor3D;
  readonly where: tf.Tensor3D;
}

/** `memory` [batch, sources, 2 * hidden] made ready for attention; once a source. */
export function attentionMemory(
  kind: Exclude<Attention, 'none'>,
  weights: Weights,
  memory: tf.Tensor3D,
  mask: tf.Tensor3D,
): AttentionMemory {
  const keys = linearOverTime(weightOf(weights, 'attention.weight'), null)(memory);
  return { keys, values: kind === 'dot' ? keys : memory, mask: tf.transpose(mask, [0, 2, 1]) };
}

/**
 * a_t = softmax_j e_tj    context_t = sum_j a_tj values_j    h~_t = tanh(W_c [context_t; h_t] + b)
 *
 * `states` [batch, time, hidden] are the h_t and `before` the h_{t-1}; see `PairsModel` for the scores e_tj.
 */
export function attendToSources(
  kind: Exclude<Attention, 'none'>,
  weights: Weights,
  { keys, values, mask }: AttentionMemory,
  states: tf.Tensor3D,
  before: tf.Tensor3D,
  override: Override | null = null,
): AttendedSources {
  const scores = kind === 'additive' ? additiveScores(weights, before, keys) : matrixProduct(states, swapped(keys));
  const masked: tf.Tensor3D = tf.add(scores, tf.mul(tf.sub(mask, 1), 1e9)); // [batch, time, sources]
  const computed = tf.softmax(masked); // [batch, time, sources]
  const used = override === null ? computed : overridden(computed, override); // [batch, time, sources]
  const context = matrixProduct(used, values); // [batch, time, width]
  const combine = linearOverTime(
    weightOf(weights, 'attention.combine.weight'),
    weightOf(weights, 'attention.combine.bias'),
  );
  return { joined: tf.tanh(combine(tf.concat([context, states], 2))), weights: used };
}

/** e_tj = v . tanh(W s_t + keys_j) for queries s [batch, time, hidden] (Bahdanau 2014). */
function additiveScores(weights: Weights, queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  const query = linearOverTime(weightOf(weights, 'attention.query.weight'), null)(queries); // [batch, time, hidden]
  const sums = tf.tanh(tf.add(tf.expandDims(query, 2), tf.expandDims(keys, 1))); // [batch, time, sources, hidden]
  return tf.sum(tf.mul(sums, weightOf(weights, 'attention.score.weight')), 3);
}

function overridden(computed: tf.Tensor3D, { weights, where }: Override): tf.Tensor3D {
  return tf.add(tf.mul(where, weights), tf.mul(tf.sub(1, where), computed));
}
