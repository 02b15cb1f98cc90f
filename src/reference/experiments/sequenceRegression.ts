import * as tf from '@tensorflow/tfjs-core';
import type { Cell } from '../../engine/configuration.ts';
import { uniformAt } from '../../engine/random.ts';
import type { CellWeights, LayerState, RecurrentCell } from '../cell.ts';
import { elman } from '../elman.ts';
import { gruResetAfter } from '../gru.ts';
import { linear } from '../linear.ts';
import { lstm } from '../lstm.ts';

const gatesOf: Readonly<Record<Cell, number>> = { rnn: 1, lstm: 4, gru: 3 };

/** Sequences of numbers, [batch][time][features], and one number wanted for each. */
export interface NumberBatch {
  readonly batch: number;
  readonly time: number;
  readonly features: number;
  /** [batch, time, features] */
  readonly inputs: Float32Array;
  /** [batch] */
  readonly wanted: Float32Array;
}

/**
 * A recurrent network that reads numbers and answers with one at the end, trained on the squared error by automatic
 * differentiation and Adam: inputs and losses that models of text do not have.
 */
export class SequenceRegression {
  readonly #cell: Cell;
  readonly #hidden: number;
  readonly #variables: readonly tf.Variable[];
  readonly #adam: tf.AdamOptimizer;

  constructor(cell: Cell, features: number, hidden: number, learningRate: number, seed: number) {
    this.#cell = cell;
    this.#hidden = hidden;
    const gates = gatesOf[cell] * hidden;
    const bound = 1 / Math.sqrt(hidden);
    const drawn = (shape: [number, number], stream: number) =>
      tf.tidy(() => {
        const draw = (_: unknown, n: number) => bound * (2 * uniformAt(seed, stream, n) - 1);
        return tf.variable(tf.tensor2d(Float32Array.from({ length: shape[0] * shape[1] }, draw), shape));
      });
    const bias = new Float32Array(gates);
    // Forget gates begin at 1, as everywhere here.
    if (cell === 'lstm') bias.fill(1, hidden, 2 * hidden);
    this.#variables = [
      drawn([gates, features], 1),
      drawn([gates, hidden], 2),
      tf.tidy(() => tf.variable(tf.tensor1d(bias))),
      tf.tidy(() => tf.variable(tf.zeros([gates]))),
      drawn([1, hidden], 3),
      tf.tidy(() => tf.variable(tf.zeros([1]))),
    ];
    this.#adam = tf.train.adam(learningRate);
  }

  /** One step of Adam, the gradient clipped to a global norm of 1; mean squared error before it. */
  trainStep(batch: NumberBatch): number {
    return tf.tidy(() => {
      const { value, grads } = tf.variableGrads(
        () => tf.mean(tf.square(tf.sub(this.#run(batch), tf.tensor1d(batch.wanted)))),
        [...this.#variables],
      );
      const norm = tf.sqrt(tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))));
      const factor = tf.minimum(1, tf.div(1, norm));
      const clipped = Object.entries(grads).map(([name, tensor]) => ({ name, tensor: tf.mul(tensor, factor) }));
      this.#adam.applyGradients(clipped);
      return value.dataSync()[0] ?? Number.NaN;
    });
  }

  /** The network's answers, [batch]. */
  predict(batch: NumberBatch): Float32Array {
    return tf.tidy(() => Float32Array.from(this.#run(batch).dataSync()));
  }

  dispose(): void {
    tf.dispose([...this.#variables]);
    this.#adam.dispose();
  }

  #run({ batch, time, features, inputs }: NumberBatch): tf.Tensor1D {
    const [weightIh, weightHh, biasIh, biasHh, answer, answerBias] = this.#variables as unknown as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor1D,
      tf.Tensor1D,
      tf.Tensor2D,
      tf.Tensor1D,
    ];
    const cell = cellOf(this.#cell, { weightIh, weightHh, biasIh, biasHh, peepholes: null });
    const steps = tf.unstack(tf.tensor3d(inputs, [batch, time, features]), 1) as tf.Tensor2D[]; // [batch, features] each
    let state: LayerState = { hidden: tf.zeros([batch, this.#hidden]) };
    for (const x of steps) {
      const { hidden, cellState } = cell(x, state);
      state = cellState ? { hidden, cell: cellState } : { hidden };
    }
    return tf.squeeze(linear(answer, answerBias)(state.hidden), [1]); // [batch]
  }
}

function cellOf(cell: Cell, weights: CellWeights): RecurrentCell {
  if (cell === 'rnn') return elman(weights);
  return cell === 'lstm' ? lstm(weights, false) : gruResetAfter(weights);
}
