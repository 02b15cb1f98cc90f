import { advance } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix } from '../matrix.ts';
import type { CellWeights } from './cellWeights.ts';
import { rowsOf, type Extent } from './extent.ts';
import { PackedWeights } from './packedWeights.ts';
import { RecurrentLayer } from './recurrentLayer.ts';
import type { Space } from './space.ts';

/** A layer of LSTM cells, with peepholes where there are weights for them; coupled gates have no forget gate of their own. */
export class LstmLayer extends RecurrentLayer {
  readonly #recurrence: PackedWeights;
  readonly #coupled: boolean;
  /** [1 + time, batch, hidden] */
  readonly #cells: Address;
  /** [time, batch, hidden]: tanh of each step's cell state */
  readonly #cellTanhs: Address;
  /** [batch, hidden] */
  readonly #cellGradient: Address;

  constructor(
    space: Space,
    sizes: { readonly inputs: number; readonly hidden: number; readonly indexed: boolean },
    coupled: boolean,
    weights: CellWeights,
  ) {
    super(space, { ...sizes, gates: coupled ? 3 : 4 }, weights);
    const { arena, rows, batch, backwards } = space;
    this.#coupled = coupled;
    this.#recurrence = new PackedWeights(space, matrix(weights.recurrent, this.width, this.hidden));
    this.#cells = arena.reserve((rows + batch) * this.hidden);
    this.#cellTanhs = arena.reserve(rows * this.hidden);
    this.#cellGradient = backwards ? arena.reserve(batch * this.hidden) : 0;
  }

  /** Going backwards, adds what others owe to the cell states after step t to a place [batch, hidden]; null for nothing. */
  addCellGradients: ((t: number, cellGradient: Address) => void) | null = null;

  override get carriedCell(): Address {
    return this.#cellGradient;
  }

  override cellAt(t: number, batch: number): Address {
    return advance(this.#cells, t * batch * this.hidden);
  }

  override backward(stateGradients: Address, extent: Extent): void {
    this.space.machine.kernels.clear(extent.batch * this.hidden, this.#cellGradient);
    super.backward(stateGradients, extent);
  }

  protected override step(t: number, batch: number): void {
    const gates = this.gatesAt(t, batch);
    this.#recurrence.apply(this.statesAt(t, batch), gates, true);
    this.space.machine.kernels.lstmForward(
      batch,
      this.hidden,
      this.#coupled,
      gates.address,
      this.cellAt(t, batch),
      this.weights.peepholeInput,
      this.weights.peepholeForget,
      this.weights.peepholeOutput,
      this.cellAt(t + 1, batch),
      this.#cellTanhAt(t, batch),
      this.stateAt(t + 1, batch),
    );
  }

  protected override stepBack(t: number, batch: number, stateGradient: Address): void {
    const gates = this.gatesAt(t, batch);
    this.addCellGradients?.(t, this.#cellGradient);
    this.space.machine.kernels.lstmBackward(
      batch,
      this.hidden,
      this.#coupled,
      gates.address,
      this.cellAt(t, batch),
      this.#cellTanhAt(t, batch),
      this.weights.peepholeInput,
      this.weights.peepholeForget,
      this.weights.peepholeOutput,
      stateGradient,
      this.carried,
      this.#cellGradient,
    );
    this.#recurrence.applyBack(gates, this.carriedStates(batch));
  }

  protected override findRecurrentGradients(extent: Extent, gradients: CellWeights): void {
    super.findRecurrentGradients(extent, gradients);
    const output = this.width - this.hidden;
    this.#findPeephole(extent, 0, this.#cells, gradients.peepholeInput);
    this.#findPeephole(extent, this.hidden, this.#cells, gradients.peepholeForget);
    this.#findPeephole(extent, output, this.cellAt(1, extent.batch), gradients.peepholeOutput);
  }

  /** The gate at `column` saw `cells`: its peephole's gradient is the sum of their products over all steps. */
  #findPeephole(extent: Extent, column: number, cells: Address, gradient: Address): void {
    if (!gradient) return;
    const { kernels } = this.space.machine;
    const gate = advance(this.gates, column);
    kernels.sumRowProducts(rowsOf(extent), this.hidden, gate, this.width, cells, this.hidden, gradient);
  }

  #cellTanhAt(t: number, batch: number): Address {
    return advance(this.#cellTanhs, t * batch * this.hidden);
  }
}
