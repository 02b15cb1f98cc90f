import { advance, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix, transposed, type Matrix } from '../matrix.ts';
import type { CellWeights } from './cellWeights.ts';
import { rowsOf, type Extent } from './extent.ts';
import { PackedWeights } from './packedWeights.ts';
import type { RowSource } from './rowSource.ts';
import type { Space } from './space.ts';

export interface LayerSizes {
  readonly inputs: number;
  readonly hidden: number;
  readonly gates: number;
  /** Whether sources with an index may come. */
  readonly indexed: boolean;
}

/**
 * One recurrent layer over buffers of its own: the input's share of the gates for all time steps at once, then the recurrence
 * step by step, and the same backwards. What a single step does is the cell's; a subclass says it.
 */
export abstract class RecurrentLayer {
  /** Width of what comes in, padded. */
  readonly inputs: number;
  /** Width of the state, padded. */
  readonly hidden: number;
  /** Width of all gates together, padded. */
  readonly width: number;
  /** [1 + time, batch, hidden]: the initial state, then the state after each step */
  readonly states: Address;
  /** [time, batch, width]: the gates of each step; once gone backwards, the gradients of their arguments */
  readonly gates: Address;
  /** [batch, hidden]: going backwards, what later steps owe to a state; in the end, what all owe to the initial one */
  readonly carried: Address;
  protected readonly space: Space;
  protected readonly weights: CellWeights;
  /** [distinct rows, width]: an indexed source's share of the gates; backwards, its gradient */
  readonly #table: Address;
  readonly #inputWeights: PackedWeights;

  constructor(space: Space, { inputs, hidden, gates, indexed }: LayerSizes, weights: CellWeights) {
    const { arena, rows, batch, backwards } = space;
    this.space = space;
    this.weights = weights;
    this.inputs = pad(inputs);
    this.hidden = pad(hidden);
    this.width = gates * this.hidden;
    this.#inputWeights = new PackedWeights(space, matrix(weights.input, this.width, this.inputs));
    this.states = arena.reserve((rows + batch) * this.hidden);
    this.gates = arena.reserve(rows * this.width);
    this.carried = backwards ? arena.reserve(batch * this.hidden) : 0;
    this.#table = indexed ? arena.reserve(rows * this.width) : 0;
  }

  protected abstract step(t: number, batch: number): void;
  protected abstract stepBack(t: number, batch: number, stateGradient: Address): void;

  /** [batch, hidden]: the state before step t; `stateAt(time)` is the last one. */
  stateAt(t: number, batch: number): Address {
    return advance(this.states, t * batch * this.hidden);
  }

  /** [batch, hidden]: the cell state before step t; 0 for cells that have none. */
  cellAt(_t: number, _batch: number): Address {
    return 0;
  }

  /** [batch, hidden]: after `backward`, what is owed to the initial cell state; 0 for cells that have none. */
  get carriedCell(): Address {
    return 0;
  }

  /** Reads `source` from the initial state on, which has to be in its place. */
  forward(source: RowSource, extent: Extent): void {
    this.#project(source, rowsOf(extent));
    for (let t = 0; t < extent.time; t++) this.step(t, extent.batch);
  }

  /**
   * Backpropagation through time. `stateGradients` [time, batch, hidden] come in as what the layers above owe to each state and become
   * each state's whole gradient.
   */
  backward(stateGradients: Address, extent: Extent): void {
    const { time, batch } = extent;
    this.space.machine.kernels.clear(batch * this.hidden, this.carried);
    for (let t = time - 1; t >= 0; t--) {
      this.stepBack(t, batch, advance(stateGradients, t * batch * this.hidden));
    }
  }

  /** After `backward`: sets the gradients of the weights. */
  findWeightGradients(source: RowSource, extent: Extent, gradients: CellWeights): void {
    const { machine, products } = this.space;
    const owed = this.#sourceGradients(source, rowsOf(extent));
    machine.kernels.sumRows(owed.rows, this.width, owed.address, gradients.bias);
    const read = matrix(source.address, source.count, this.inputs);
    products.multiply(transposed(owed), read, matrix(gradients.input, this.width, this.inputs));
    this.findRecurrentGradients(extent, gradients);
  }

  /** After `findWeightGradients`: sets `into` [source rows, inputs]. */
  findInputGradient(source: RowSource, extent: Extent, into: Address): void {
    const owed = source.index ? this.#tableRows(source) : this.gatesOf(extent);
    this.#inputWeights.applyBack(owed, matrix(into, source.count, this.inputs));
  }

  protected findRecurrentGradients(extent: Extent, gradients: CellWeights): void {
    const before = matrix(this.states, rowsOf(extent), this.hidden);
    const to = matrix(gradients.recurrent, this.width, this.hidden);
    this.space.products.multiply(transposed(this.gatesOf(extent)), before, to);
  }

  /** `stateAt` as what a product reads. */
  protected statesAt(t: number, batch: number): Matrix {
    return matrix(this.stateAt(t, batch), batch, this.hidden);
  }

  /** `carried` as what a product writes. */
  protected carriedStates(batch: number): Matrix {
    return matrix(this.carried, batch, this.hidden);
  }

  /** [time * batch, width] */
  protected gatesOf(extent: Extent): Matrix {
    return matrix(this.gates, rowsOf(extent), this.width);
  }

  /** [batch, width] */
  protected gatesAt(t: number, batch: number): Matrix {
    return matrix(advance(this.gates, t * batch * this.width), batch, this.width);
  }

  #project(source: RowSource, rows: number): void {
    const { machine } = this.space;
    const to = source.index ? this.#tableRows(source) : matrix(this.gates, rows, this.width);
    this.#inputWeights.apply(matrix(source.address, source.count, this.inputs), to);
    machine.kernels.addToRows(to.rows, this.width, this.weights.bias, to.address);
    if (source.index) machine.kernels.gatherRows(rows, this.width, source.index, to.address, this.gates);
  }

  /** [source rows, width]: what is owed to each row's share of the gates. */
  #sourceGradients(source: RowSource, rows: number): Matrix {
    if (!source.index) return matrix(this.gates, rows, this.width);
    const { kernels } = this.space.machine;
    const table = this.#tableRows(source);
    kernels.clear(table.rows * this.width, table.address);
    kernels.scatterAddRows(rows, this.width, source.index, this.gates, table.address);
    return table;
  }

  #tableRows(source: RowSource): Matrix {
    return matrix(this.#table, source.count, this.width);
  }
}
