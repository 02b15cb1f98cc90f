import * as tf from '@tensorflow/tfjs-core';

import type { CellStep, LayerState, RecurrentCell } from './cell.ts';

/** One layer read over time. */
export interface Unrolled {
  /** One a time step. */
  readonly steps: readonly CellStep[];
  /** [batch, time, hidden] */
  readonly hidden: tf.Tensor3D;
  readonly state: LayerState;
}

export interface UnrollOptions {
  /** [batch, time, hidden], added to every hidden state where it arises: zeros, whose gradient is that of the hidden states */
  readonly nudges?: tf.Tensor3D | undefined;
  /** [batch, time, 1]: 1 where there is something to read; where it is 0 the state stays as it was */
  readonly mask?: tf.Tensor3D | undefined;
}

/** The cell applied to each step of `inputs` [batch, time, input] in turn. */
export function unroll(
  cell: RecurrentCell,
  inputs: tf.Tensor3D,
  initial: LayerState,
  { nudges, mask }: UnrollOptions = {},
): Unrolled {
  const nudgeAt = nudges && timeSteps(nudges);
  const maskAt = mask && timeSteps(mask);
  const steps: CellStep[] = [];
  let state = initial;
  for (const [time, x] of timeSteps(inputs).entries()) {
    const step = withNudge(cell(x, state), nudgeAt?.[time]);
    state = masked(step, state, maskAt?.[time]);
    steps.push({ ...step, hidden: state.hidden });
  }
  const hidden = tf.stack(
    steps.map((step) => step.hidden),
    1,
  ) as tf.Tensor3D;
  return { steps, hidden, state };
}

function withNudge(step: CellStep, nudge: tf.Tensor2D | undefined): CellStep {
  return nudge ? { ...step, hidden: tf.add(step.hidden, nudge) } : step;
}

/** The state after a step, where `mask` [batch, 1] is 1; elsewhere the state before it. */
function masked({ hidden, cellState }: CellStep, before: LayerState, mask: tf.Tensor2D | undefined): LayerState {
  const choose = (after: tf.Tensor2D, before: tf.Tensor2D): tf.Tensor2D =>
    mask ? tf.add(tf.mul(mask, after), tf.mul(tf.sub(1, mask), before)) : after;
  const chosen = choose(hidden, before.hidden);
  if (cellState === undefined) return { hidden: chosen };
  return { hidden: chosen, cell: choose(cellState, before.cell ?? tf.zerosLike(cellState)) };
}

/** `sequence` [batch, time, width] as one [batch, width] a time step. tfjs cannot differentiate an unstack into a single piece. */
function timeSteps(sequence: tf.Tensor3D): tf.Tensor2D[] {
  return sequence.shape[1] === 1 ? [tf.squeeze(sequence, [1])] : (tf.unstack(sequence, 1) as tf.Tensor2D[]);
}
