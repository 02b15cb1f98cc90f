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

/**
 * The cell applied to each step of `inputs` [batch, time, input] in turn. `nudges` [batch, time, hidden] is added to every hidden state
 * where it arises: zeros, whose gradient is the gradient with respect to the hidden states.
 */
export function unroll(
  cell: RecurrentCell,
  inputs: tf.Tensor3D,
  initial: LayerState,
  nudges: tf.Tensor3D | null = null,
): Unrolled {
  const nudge = nudges === null ? [] : timeSteps(nudges);
  const steps: CellStep[] = [];
  let state = initial;
  for (const [time, x] of timeSteps(inputs).entries()) {
    const step = cell(x, state);
    const nudged = nudge[time];
    const hidden: tf.Tensor2D = nudged === undefined ? step.hidden : tf.add(step.hidden, nudged); // [batch, hidden]
    state = step.cellState === undefined ? { hidden } : { hidden, cell: step.cellState };
    steps.push({ ...step, hidden });
  }
  const hidden = tf.stack(
    steps.map((step) => step.hidden),
    1,
  ) as tf.Tensor3D;
  return { steps, hidden, state };
}

/** `sequence` [batch, time, width] as one [batch, width] a time step. tfjs cannot differentiate an unstack into a single piece. */
function timeSteps(sequence: tf.Tensor3D): tf.Tensor2D[] {
  return sequence.shape[1] === 1 ? [tf.squeeze(sequence, [1])] : (tf.unstack(sequence, 1) as tf.Tensor2D[]);
}
