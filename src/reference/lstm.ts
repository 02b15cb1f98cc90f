import * as tf from '@tensorflow/tfjs-core';

import type { CellWeights, RecurrentCell } from './cell.ts';
import { linear } from './linear.ts';

/**
 * Long short-term memory with a forget gate (Hochreiter & Schmidhuber 1997; Gers 2000):
 *
 *     i = sigmoid(W_i x + U_i h + b_i)    f = sigmoid(W_f x + U_f h + b_f)    o = sigmoid(W_o x + U_o h + b_o)
 *     g = tanh(W_g x + U_g h + b_g)       c_t = f * c_{t-1} + i * g           h_t = o * tanh(c_t)
 *
 * Peepholes (Gers & Schmidhuber 2000) add p_i * c_{t-1}, p_f * c_{t-1} and p_o * c_t to the gates' arguments.
 * Coupled gates (CIFG, Greff 2017) have no f of their own: f = 1 - i.
 */
export function lstm({ weightIh, weightHh, biasIh, biasHh, peepholes }: CellWeights, coupled: boolean): RecurrentCell {
  const readInput = linear(weightIh, biasIh);
  const readState = linear(weightHh, biasHh);
  return (x, state) => {
    const before = state.cell ?? tf.zerosLike(state.hidden);
    const sums: tf.Tensor2D = tf.add(readInput(x), readState(state.hidden)); // [batch, gates * hidden]
    const { sumI, sumF, sumG, sumO } = coupled ? splitThree(sums) : splitFour(sums); // [batch, hidden] each

    const input: tf.Tensor2D = tf.sigmoid(peek(sumI, peepholes?.i, before)); // [batch, hidden]
    const forget: tf.Tensor2D = sumF ? tf.sigmoid(peek(sumF, peepholes?.f, before)) : tf.sub(1, input); // [batch, hidden]
    const candidate: tf.Tensor2D = tf.tanh(sumG); // [batch, hidden]
    const cellState: tf.Tensor2D = tf.add(tf.mul(forget, before), tf.mul(input, candidate)); // [batch, hidden]
    const output: tf.Tensor2D = tf.sigmoid(peek(sumO, peepholes?.o, cellState)); // [batch, hidden]
    const hidden: tf.Tensor2D = tf.mul(output, tf.tanh(cellState)); // [batch, hidden]
    return { input, forget, output, candidate, cellState, hidden };
  };
}

interface GateSums {
  readonly sumI: tf.Tensor2D;
  readonly sumF: tf.Tensor2D | null;
  readonly sumG: tf.Tensor2D;
  readonly sumO: tf.Tensor2D;
}

/** Rows i f g o. */
function splitFour(sums: tf.Tensor2D): GateSums {
  const [sumI, sumF, sumG, sumO] = tf.split(sums, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  return { sumI, sumF, sumG, sumO };
}

/** Rows i g o, of coupled gates. */
function splitThree(sums: tf.Tensor2D): GateSums {
  const [sumI, sumG, sumO] = tf.split(sums, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  return { sumI, sumF: null, sumG, sumO };
}

/** The gate's argument with what it sees of the cell state `c` added. */
function peek(sum: tf.Tensor2D, peephole: tf.Tensor1D | null | undefined, c: tf.Tensor2D): tf.Tensor2D {
  return peephole ? tf.add(sum, tf.mul(peephole, c)) : sum;
}
