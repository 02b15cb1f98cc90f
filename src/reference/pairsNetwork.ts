import * as tf from '@tensorflow/tfjs-core';
import type { PairsModelConfiguration } from '../engine/configuration.ts';
import { decoderDropoutSite, type SourceBatch } from '../engine/pairsModel.ts';

import type { LayerState } from './cell.ts';
import { recurrentCell } from './cells.ts';
import { drop, type Dropout } from './dropout.ts';
import { embed } from './embedding.ts';
import { bridge, encode } from './encoder.ts';
import { linear } from './linear.ts';
import { attendToSources, attentionMemory, type Override } from './pairsAttention.ts';
import { unroll } from './unroll.ts';
import { weightOf, type Weights } from './weights.ts';

/** What the decoder needs of the sources. */
export interface EncodedBatch {
  /** [batch, time, 2 * hidden] */
  readonly memory: tf.Tensor3D;
  /** [batch, time, 1] */
  readonly mask: tf.Tensor3D;
  readonly states: readonly LayerState[];
}

export interface DecoderPass {
  /** [batch * time, target vocabulary] */
  readonly logits: tf.Tensor2D;
  /** [batch, time, sources]; null without attention */
  readonly attention: tf.Tensor3D | null;
  readonly states: readonly LayerState[];
}

export interface DecoderOptions {
  readonly dropout?: Dropout | null;
  readonly override?: Override | null;
}

/** Sources [batch, time] through embedding, encoder and bridge. */
export function encodeSources(
  configuration: PairsModelConfiguration,
  weights: Weights,
  { batch, time, tokens }: SourceBatch,
  dropout: Dropout | null = null,
): EncodedBatch {
  const mask = tf.tensor3d(
    Float32Array.from(tokens, (id) => (id < 0 ? 0 : 1)),
    [batch, time, 1],
  );
  const embedded = embed(weightOf(weights, 'source_embedding.weight'), withoutPadding(tokens), batch, time);
  const encoded = encode(configuration, weights, embedded, mask, dropout);
  return { memory: encoded.memory, mask, states: bridge(configuration, weights, encoded) };
}

/** `inputs` [batch, time] through target embedding, stacked cells, attention and softmax layer, each row beside its source. */
export function decodeTargets(
  configuration: PairsModelConfiguration,
  weights: Weights,
  { memory, mask, states }: EncodedBatch,
  inputs: Int32Array,
  time: number,
  { dropout = null, override = null }: DecoderOptions = {},
): DecoderPass {
  const { attention, hidden, layers } = configuration;
  const [batch] = memory.shape;
  const after: LayerState[] = [];
  let flow = embed(weightOf(weights, 'target_embedding.weight'), withoutPadding(inputs), batch, time);
  for (const [layer, initial] of states.entries()) {
    const cell = recurrentCell(configuration, weights, `l${layer}`);
    const unrolled = unroll(cell, drop(flow, dropout, decoderDropoutSite + layer), initial);
    after.push(unrolled.state);
    flow = unrolled.hidden; // [batch, time, hidden]
  }
  const attended =
    attention === 'none'
      ? null
      : attendToSources(
          attention,
          weights,
          attentionMemory(attention, weights, memory, mask),
          flow,
          statesBefore(flow, states.at(-1)),
          override,
        );
  const read = drop(attended?.joined ?? flow, dropout, decoderDropoutSite + layers); // [batch, time, hidden]
  const decode = linear(weightOf(weights, 'decoder.weight'), weightOf(weights, 'decoder.bias'));
  return {
    logits: decode(tf.reshape(read, [batch * time, hidden])),
    attention: attended?.weights ?? null,
    states: after,
  };
}

/** h_{t-1} for every h_t of `hidden` [batch, time, hidden], the first being the state before the pass. */
function statesBefore(hidden: tf.Tensor3D, initial: LayerState | undefined): tf.Tensor3D {
  const [batch, time, width] = hidden.shape;
  const first: tf.Tensor3D = tf.reshape(initial?.hidden ?? tf.zeros([batch, width]), [batch, 1, width]);
  return time === 1 ? first : tf.concat([first, tf.slice(hidden, [0, 0, 0], [batch, time - 1, width])], 1);
}

/** Ids with the first row's in place of padding, whose outputs nothing reads. */
function withoutPadding(tokens: Int32Array): Int32Array {
  return tokens.map((id) => Math.max(id, 0));
}
