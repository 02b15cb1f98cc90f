import * as tf from '@tensorflow/tfjs-core';
import type { PairsModelConfiguration } from '../engine/configuration.ts';
import { backwardDropoutSite } from '../engine/pairsModel.ts';

import type { LayerState } from './cell.ts';
import { recurrentCell } from './cells.ts';
import { drop, type Dropout } from './dropout.ts';
import { linear } from './linear.ts';
import { unroll } from './unroll.ts';
import { weightOf, type Weights } from './weights.ts';

export interface Encoded {
  /** [batch, time, 2 * hidden]: the top layer's states, forward then backward; zero behind a source's end */
  readonly memory: tf.Tensor3D;
  /** One a layer, where each direction ended. */
  readonly ends: readonly { readonly forward: LayerState; readonly backward: LayerState }[];
}

/**
 * A bidirectional encoder (Schuster & Paliwal 1997): each layer reads its input forward and backward and hands on both states
 * side by side. `mask` [batch, time, 1] is 0 behind a source's end; both directions pass over what is masked.
 */
export function encode(
  configuration: PairsModelConfiguration,
  weights: Weights,
  embedded: tf.Tensor3D,
  mask: tf.Tensor3D,
  dropout: Dropout | null,
): Encoded {
  const [batch] = embedded.shape;
  const initial = zeroState(configuration, batch);
  const ends: Encoded['ends'][number][] = [];
  let input = drop(embedded, dropout, 0);
  let memory = embedded;
  for (let layer = 0; layer < configuration.layers; layer++) {
    const ahead = recurrentCell(configuration, weights, `l${layer}`, 'encoder');
    const back = recurrentCell(configuration, weights, `l${layer}_reverse`, 'encoder');
    const forward = unroll(ahead, input, initial, { mask });
    const backward = unroll(back, tf.reverse(input, 1), initial, { mask: tf.reverse(mask, 1) });
    const states = [forward.hidden, tf.reverse(backward.hidden, 1)] as const; // [batch, time, hidden] each
    memory = tf.mul(tf.concat([...states], 2), mask); // [batch, time, 2 * hidden]
    input = tf.concat(
      [drop(states[0], dropout, layer + 1), drop(states[1], dropout, backwardDropoutSite + layer + 1)],
      2,
    );
    ends.push({ forward: forward.state, backward: backward.state });
  }
  return { memory, ends };
}

/** The decoder's first states: hidden tanh(W [forward; backward] + b), an LSTM's cell W' [forward; backward] + b'. */
export function bridge(configuration: PairsModelConfiguration, weights: Weights, { ends }: Encoded): LayerState[] {
  return ends.map(({ forward, backward }, layer): LayerState => {
    const join = (state: 'hidden' | 'cell', a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D =>
      linear(
        weightOf(weights, `bridge.${state}.weight_l${layer}`),
        weightOf(weights, `bridge.${state}.bias_l${layer}`),
      )(tf.concat([a, b], 1)); // [batch, hidden]
    const hidden: tf.Tensor2D = tf.tanh(join('hidden', forward.hidden, backward.hidden));
    if (configuration.cell !== 'lstm' || !forward.cell || !backward.cell) return { hidden };
    return { hidden, cell: join('cell', forward.cell, backward.cell) };
  });
}

function zeroState({ hidden, cell }: PairsModelConfiguration, batch: number): LayerState {
  const zeros = (): tf.Tensor2D => tf.zeros([batch, hidden]);
  return cell === 'lstm' ? { hidden: zeros(), cell: zeros() } : { hidden: zeros() };
}
