import { advance } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix, transposed, type Matrix } from '../matrix.ts';
import type { CellWeights } from './cellWeights.ts';
import { rowsOf, type Extent } from './extent.ts';
import { PackedWeights } from './packedWeights.ts';
import { RecurrentLayer } from './recurrentLayer.ts';
import type { Space } from './space.ts';

/** A layer of GRU cells whose reset gate acts on the state before the matrix product (Cho 2014). */
export class GruBeforeLayer extends RecurrentLayer {
  /** Rows r and z of the recurrent weights. */
  readonly #gating: PackedWeights;
  /** Rows n of them. */
  readonly #proposing: PackedWeights;
  /** [time, batch, hidden]: r * h' of each step */
  readonly #resetStates: Address;
  /** [batch, hidden] */
  readonly #resetGradient: Address;

  constructor(
    space: Space,
    sizes: { readonly inputs: number; readonly hidden: number; readonly indexed: boolean },
    weights: CellWeights,
  ) {
    super(space, { ...sizes, gates: 3 }, weights);
    const { arena, rows, batch, backwards } = space;
    const { hidden } = this;
    this.#gating = new PackedWeights(space, matrix(weights.recurrent, 2 * hidden, hidden));
    const candidates = advance(weights.recurrent, 2 * hidden * hidden);
    this.#proposing = new PackedWeights(space, matrix(candidates, hidden, hidden));
    this.#resetStates = arena.reserve(rows * hidden);
    this.#resetGradient = backwards ? arena.reserve(batch * hidden) : 0;
  }

  protected override step(t: number, batch: number): void {
    const { kernels } = this.space.machine;
    const { address } = this.gatesAt(t, batch);
    const before = this.stateAt(t, batch);
    const resetState = advance(this.#resetStates, t * batch * this.hidden);
    this.#gating.apply(this.statesAt(t, batch), this.#gatingPart(address, batch), true);
    kernels.gruBeforeGates(batch, this.hidden, address, before, resetState);
    this.#proposing.apply(matrix(resetState, batch, this.hidden), this.#candidatePart(address, batch), true);
    kernels.gruBeforeState(batch, this.hidden, address, before, this.stateAt(t + 1, batch));
  }

  protected override stepBack(t: number, batch: number, stateGradient: Address): void {
    const { kernels } = this.space.machine;
    const { address } = this.gatesAt(t, batch);
    const before = this.stateAt(t, batch);
    kernels.gruBeforeStateBackward(batch, this.hidden, address, before, stateGradient, this.carried);
    const resetGradients = matrix(this.#resetGradient, batch, this.hidden);
    this.#proposing.applyBack(this.#candidatePart(address, batch), resetGradients);
    kernels.gruBeforeGatesBackward(batch, this.hidden, address, before, this.#resetGradient, this.carried);
    this.#gating.applyBack(this.#gatingPart(address, batch), this.carriedStates(batch), true);
  }

  protected override findRecurrentGradients(extent: Extent, gradients: CellWeights): void {
    const { products } = this.space;
    const { hidden } = this;
    const rows = rowsOf(extent);
    const gating = transposed(this.#gatingPart(this.gates, rows));
    products.multiply(gating, matrix(this.states, rows, hidden), matrix(gradients.recurrent, 2 * hidden, hidden));
    const proposing = transposed(this.#candidatePart(this.gates, rows));
    const to = matrix(advance(gradients.recurrent, 2 * hidden * hidden), hidden, hidden);
    products.multiply(proposing, matrix(this.#resetStates, rows, hidden), to);
  }

  #gatingPart(gates: Address, rows: number): Matrix {
    return matrix(gates, rows, 2 * this.hidden, this.width);
  }

  #candidatePart(gates: Address, rows: number): Matrix {
    return matrix(advance(gates, 2 * this.hidden), rows, this.hidden, this.width);
  }
}
