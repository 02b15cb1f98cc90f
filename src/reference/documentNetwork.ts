import * as tf from '@tensorflow/tfjs-core';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';

import { attendToDocument } from './documentAttention.ts';
import { recurrentCell } from './cells.ts';
import { drop, type Dropout } from './dropout.ts';
import { linear } from './linear.ts';
import type { NetworkState } from './networkState.ts';
import { unroll, type Unrolled } from './unroll.ts';
import { weightOf, type Weights } from './weights.ts';

export interface DocumentPass {
  readonly layers: readonly Unrolled[];
  /** [batch * time, vocabulary] */
  readonly logits: tf.Tensor2D;
  /** [batch, time, remembered + time]; null without attention */
  readonly attention: tf.Tensor3D | null;
  readonly state: NetworkState;
}

export interface PassOptions {
  readonly dropout?: Dropout;
  /** One a layer, [batch, time, hidden], added to the hidden states (see `unroll`). */
  readonly nudges?: readonly tf.Tensor3D[];
}

/**
 * The language model of a document: embeddings [batch, time, embedding] through stacked cells, attention if configured, and
 * the decoder, whose logits at t are about token t + 1. Dropout falls on the embeddings (site 0), on what layer k hands to the
 * next (site k + 1) and on what the decoder reads (site `layers`).
 */
export function runDocumentNetwork(
  configuration: DocumentModelConfiguration,
  weights: Weights,
  embedded: tf.Tensor3D,
  state: NetworkState,
  { dropout, nudges }: PassOptions = {},
): DocumentPass {
  const { layers: count, hidden, tied, attention, attentionWindow } = configuration;
  const layers: Unrolled[] = [];
  let flow = embedded;
  for (const [layer, initial] of state.layers.entries()) {
    const cell = recurrentCell(configuration, weights, `l${layer}`);
    const unrolled = unroll(cell, drop(flow, dropout ?? null, layer), initial, { nudges: nudges?.[layer] });
    layers.push(unrolled);
    flow = unrolled.hidden; // [batch, time, hidden]
  }
  const attended = attention === 'general' ? attendToDocument(flow, state.past, weights, attentionWindow) : null;
  const read = drop(attended?.joined ?? flow, dropout ?? null, count); // [batch, time, hidden]

  const decode = linear(
    weightOf(weights, tied ? 'embedding.weight' : 'decoder.weight'),
    weightOf(weights, 'decoder.bias'),
  );
  return {
    layers,
    logits: decode(tf.reshape(read, [-1, hidden])),
    attention: attended?.weights ?? null,
    state: { layers: layers.map((layer) => layer.state), past: attended?.past ?? null },
  };
}
