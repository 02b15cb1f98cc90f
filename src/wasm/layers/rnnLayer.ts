import type { Address } from '../kernels.ts';
import { matrix } from '../matrix.ts';
import type { CellWeights } from './cellWeights.ts';
import { PackedWeights } from './packedWeights.ts';
import { RecurrentLayer } from './recurrentLayer.ts';
import type { Space } from './space.ts';

/** A layer of Elman's network: h = tanh(W x + U h' + b). */
export class RnnLayer extends RecurrentLayer {
  readonly #recurrence: PackedWeights;

  constructor(
    space: Space,
    sizes: { readonly inputs: number; readonly hidden: number; readonly indexed: boolean },
    weights: CellWeights,
  ) {
    super(space, { ...sizes, gates: 1 }, weights);
    this.#recurrence = new PackedWeights(space, matrix(weights.recurrent, this.width, this.hidden));
  }

  protected override step(t: number, batch: number): void {
    const sums = this.gatesAt(t, batch);
    this.#recurrence.apply(this.statesAt(t, batch), sums, true);
    this.space.machine.kernels.rnnForward(batch * this.hidden, sums.address, this.stateAt(t + 1, batch));
  }

  protected override stepBack(t: number, batch: number, stateGradient: Address): void {
    const sums = this.gatesAt(t, batch);
    const state = this.stateAt(t + 1, batch);
    const count = batch * this.hidden;
    this.space.machine.kernels.rnnBackward(count, state, stateGradient, this.carried, sums.address);
    this.#recurrence.applyBack(sums, this.carriedStates(batch));
  }
}
