import * as tf from '@tensorflow/tfjs-core';

import type { CellWeights, RecurrentCell } from './cell.ts';
import { linear } from './linear.ts';

/** Elman's recurrent network (1990): h_t = tanh(W x_t + b + U h_{t-1} + b'). */
export function elman({ weightIh, weightHh, biasIh, biasHh }: CellWeights): RecurrentCell {
  const readInput = linear(weightIh, biasIh);
  const readState = linear(weightHh, biasHh);
  return (x, state) => {
    const hidden: tf.Tensor2D = tf.tanh(tf.add(readInput(x), readState(state.hidden))); // [batch, hidden]
    return { hidden };
  };
}
