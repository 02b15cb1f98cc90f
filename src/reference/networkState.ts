import * as tf from '@tensorflow/tfjs-core';
import type { RecurrentState } from '../engine/backend.ts';
import type { DocumentModelConfiguration, ModelConfiguration } from '../engine/configuration.ts';

import type { LayerState } from './cell.ts';

/** A `RecurrentState` as tensors. */
export interface NetworkState {
  readonly layers: readonly LayerState[];
  /** [batch, remembered, hidden]; null where there is nothing to look back on */
  readonly past: tf.Tensor3D | null;
}

/** The state as tensors, zero where `state` is null. Throws a RangeError when it belongs to another batch or model. */
export function toNetworkState(
  configuration: DocumentModelConfiguration,
  state: RecurrentState | null,
  batch: number,
): NetworkState {
  const past = state?.past ?? null;
  const { attention, hidden } = configuration;
  const remembers = attention === 'general' && past !== null && past.length > 0;
  return {
    layers: toLayerStates(configuration, state, batch),
    past: remembers ? tf.tensor3d(past, [batch, past.length / (batch * hidden), hidden]) : null,
  };
}

/** The cells' part of a state, one entry a layer. Throws a RangeError when it belongs to another batch or model. */
export function toLayerStates(
  { cell, layers, hidden }: ModelConfiguration,
  state: RecurrentState | null,
  batch: number,
): LayerState[] {
  const length = layers * batch * hidden;
  if (state !== null) {
    const fits =
      state.batch === batch && state.hidden.length === length && (cell !== 'lstm' || state.cell?.length === length);
    if (!fits) throw new RangeError(`The state is not one of this model for ${batch} sequences.`);
  }
  const read = (values: Float32Array | null | undefined): tf.Tensor2D[] =>
    tf.unstack(tf.tensor3d(values ?? new Float32Array(length), [layers, batch, hidden])) as tf.Tensor2D[]; // each [batch, hidden]
  const cells = cell === 'lstm' ? read(state?.cell) : [];
  return read(state?.hidden).map((hidden, layer): LayerState => {
    const cell = cells[layer];
    return cell === undefined ? { hidden } : { hidden, cell };
  });
}

/** The state as plain numbers. */
export function toRecurrentState({ layers, past }: NetworkState): RecurrentState {
  const cells = layers.flatMap(({ cell }) => (cell === undefined ? [] : [cell]));
  return {
    batch: layers[0]?.hidden.shape[0] ?? 0,
    hidden: valuesOf(tf.stack(layers.map(({ hidden }) => hidden))),
    cell: cells.length === 0 ? null : valuesOf(tf.stack(cells)),
    past: past === null ? null : valuesOf(past),
  };
}

/** A copy of a tensor's values. */
export function valuesOf(tensor: tf.Tensor): Float32Array<ArrayBuffer> {
  return Float32Array.from(tensor.dataSync());
}
