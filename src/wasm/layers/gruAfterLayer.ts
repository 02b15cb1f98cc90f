import { advance } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix, transposed, type Matrix } from '../matrix.ts';
import type { CellWeights } from './cellWeights.ts';
import { rowsOf, type Extent } from './extent.ts';
import { PackedWeights } from './packedWeights.ts';
import { RecurrentLayer } from './recurrentLayer.ts';
import type { Space } from './space.ts';

/** A layer of GRU cells whose reset gate acts on the matrix product, as torch.nn.GRU has it. */
export class GruAfterLayer extends RecurrentLayer {
  readonly #recurrence: PackedWeights;
  /** [time, batch, hidden]: U_n h' + b'_n of each step */
  readonly #products: Address;
  /** [time, batch, 3 * hidden]: going backwards, the gradients of U h'; forward, room for one step's */
  readonly #recurrent: Address;

  constructor(
    space: Space,
    sizes: { readonly inputs: number; readonly hidden: number; readonly indexed: boolean },
    weights: CellWeights,
  ) {
    super(space, { ...sizes, gates: 3 }, weights);
    const { arena, rows, batch, backwards } = space;
    this.#recurrence = new PackedWeights(space, matrix(weights.recurrent, this.width, this.hidden));
    this.#products = arena.reserve(rows * this.hidden);
    this.#recurrent = arena.reserve((backwards ? rows : batch) * this.width);
  }

  protected override step(t: number, batch: number): void {
    const recurrent = this.#recurrentAt(0, batch);
    this.#recurrence.apply(this.statesAt(t, batch), recurrent);
    this.space.machine.kernels.gruAfterForward(
      batch,
      this.hidden,
      this.gatesAt(t, batch).address,
      recurrent.address,
      this.weights.recurrentBias,
      this.stateAt(t, batch),
      this.#productAt(t, batch),
      this.stateAt(t + 1, batch),
    );
  }

  protected override stepBack(t: number, batch: number, stateGradient: Address): void {
    const recurrent = this.#recurrentAt(t, batch);
    this.space.machine.kernels.gruAfterBackward(
      batch,
      this.hidden,
      this.gatesAt(t, batch).address,
      this.#productAt(t, batch),
      this.stateAt(t, batch),
      stateGradient,
      recurrent.address,
      this.carried,
    );
    this.#recurrence.applyBack(recurrent, this.carriedStates(batch), true);
  }

  protected override findRecurrentGradients(extent: Extent, gradients: CellWeights): void {
    const { machine, products } = this.space;
    const rows = rowsOf(extent);
    const recurrent = matrix(this.#recurrent, rows, this.width);
    machine.kernels.sumRows(rows, this.width, this.#recurrent, gradients.recurrentBias);
    const to = matrix(gradients.recurrent, this.width, this.hidden);
    products.multiply(transposed(recurrent), matrix(this.states, rows, this.hidden), to);
  }

  #recurrentAt(t: number, batch: number): Matrix {
    return matrix(advance(this.#recurrent, t * batch * this.width), batch, this.width);
  }

  #productAt(t: number, batch: number): Address {
    return advance(this.#products, t * batch * this.hidden);
  }
}
