import type * as tf from '@tensorflow/tfjs-core';
import type { Quantity } from '../engine/backend.ts';

/** What one layer carries from step to step. */
export interface LayerState {
  /** [batch, hidden] */
  readonly hidden: tf.Tensor2D;
  /** [batch, hidden]; LSTM only */
  readonly cell?: tf.Tensor2D;
}

/** Everything a cell computes in one time step, each [batch, hidden]: `hidden` and, by cell, its gates, candidate and cell state. */
export type CellStep = { readonly hidden: tf.Tensor2D } & { readonly [quantity in Quantity]?: tf.Tensor2D };

/** A cell with its weights: reads `x` [batch, input] and the state before it. */
export type RecurrentCell = (x: tf.Tensor2D, state: LayerState) => CellStep;

/** One layer's weights, gates stacked in PyTorch's order. */
export interface CellWeights {
  /** [gates * hidden, input] */
  readonly weightIh: tf.Tensor2D;
  /** [gates * hidden, hidden] */
  readonly weightHh: tf.Tensor2D;
  /** [gates * hidden] */
  readonly biasIh: tf.Tensor1D;
  /** [gates * hidden] */
  readonly biasHh: tf.Tensor1D;
  /** [hidden] each: how much a gate sees of the cell state */
  readonly peepholes: { readonly i: tf.Tensor1D; readonly f: tf.Tensor1D | null; readonly o: tf.Tensor1D } | null;
}
