import { advance, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix, transposed } from '../matrix.ts';
import type { RecurrentLayer } from '../layers/recurrentLayer.ts';
import type { Space } from '../layers/space.ts';
import type { EncoderLayer, EndGradients } from './encoderLayer.ts';
import type { SourceShape } from './sourceShape.ts';
import type { BridgeWeights, PairsWeightPlaces } from './weightPlaces.ts';

/** From where one layer of the encoder ended to where the decoder's begins: tanh(W [forward; backward] + b), a cell state without tanh. */
export class Bridge {
  readonly #space: Space;
  readonly #layer: number;
  readonly #hidden: number;
  readonly #weights: PairsWeightPlaces;
  /** [batch, 2 * hidden]: both ends of hidden and cell state, and what is owed to them */
  readonly #ends: { readonly hidden: Address; readonly cell: Address };
  readonly #owedEnds: Address;
  /** [batch, hidden]: the halves of that by state and direction */
  readonly #owed: EndGradients;

  constructor(space: Space, layer: number, hidden: number, weights: PairsWeightPlaces) {
    const { arena, batch, backwards } = space;
    this.#space = space;
    this.#layer = layer;
    this.#hidden = pad(hidden);
    this.#weights = weights;
    const reserve = (width: number): Address => arena.reserve(batch * width * this.#hidden);
    const back = (): Address => (backwards ? reserve(1) : 0);
    this.#ends = { hidden: reserve(2), cell: reserve(2) };
    this.#owedEnds = backwards ? reserve(2) : 0;
    this.#owed = { hidden: [back(), back()], cell: [back(), back()] };
  }

  /** Sets the decoder layer's initial state. */
  forward(encoder: EncoderLayer, decoder: RecurrentLayer, shape: SourceShape): void {
    const { batch } = shape.extent;
    const { kernels } = this.#space.machine;
    const hidden = decoder.stateAt(0, batch);
    this.#project('hidden', encoder, hidden, shape);
    kernels.rnnForward(batch * this.#hidden, hidden, hidden);
    const cell = decoder.cellAt(0, batch);
    if (cell) this.#project('cell', encoder, cell, shape);
  }

  /** After the decoder layer's `backward`: what is owed to the encoder's ends; sets `gradients`. */
  backward(decoder: RecurrentLayer, { extent }: SourceShape, gradients: PairsWeightPlaces): EndGradients {
    const { kernels } = this.#space.machine;
    const { batch } = extent;
    kernels.tanhBackward(batch * this.#hidden, decoder.stateAt(0, batch), decoder.carried);
    this.#projectBack('hidden', decoder.carried, batch, gradients);
    if (decoder.carriedCell) this.#projectBack('cell', decoder.carriedCell, batch, gradients);
    return this.#owed;
  }

  #project(state: 'hidden' | 'cell', encoder: EncoderLayer, into: Address, { extent, ends }: SourceShape): void {
    const { machine, products } = this.#space;
    const { batch } = extent;
    for (const [direction, layer] of [encoder.forwardLayer, encoder.backwardLayer].entries()) {
      const states = state === 'hidden' ? layer.stateAt(1, batch) : layer.cellAt(1, batch);
      const half = advance(this.#ends[state], direction * this.#hidden);
      machine.kernels.gatherColumns(batch, this.#hidden, ends, states, this.#hidden, half, 2 * this.#hidden);
    }
    const { weights, bias } = this.#weights.bridge(state, this.#layer);
    const read = matrix(this.#ends[state], batch, 2 * this.#hidden);
    products.project(read, matrix(weights, this.#hidden, 2 * this.#hidden), matrix(into, batch, this.#hidden));
    machine.kernels.addToRows(batch, this.#hidden, bias, into);
  }

  #projectBack(state: 'hidden' | 'cell', owed: Address, batch: number, gradients: PairsWeightPlaces): void {
    const { machine, products } = this.#space;
    const weights = this.#matrix(this.#weights.bridge(state, this.#layer));
    const gradient = gradients.bridge(state, this.#layer);
    const owedStates = matrix(owed, batch, this.#hidden);
    machine.kernels.sumRows(batch, this.#hidden, owed, gradient.bias);
    const read = matrix(this.#ends[state], batch, 2 * this.#hidden);
    products.multiply(transposed(owedStates), read, this.#matrix(gradient));
    products.multiply(owedStates, weights, matrix(this.#owedEnds, batch, 2 * this.#hidden));
    for (const [direction, to] of this.#owed[state].entries()) {
      const half = advance(this.#owedEnds, direction * this.#hidden);
      machine.kernels.gatherColumns(batch, this.#hidden, 0, half, 2 * this.#hidden, to, this.#hidden);
    }
  }

  #matrix({ weights }: BridgeWeights): ReturnType<typeof matrix> {
    return matrix(weights, this.#hidden, 2 * this.#hidden);
  }
}
