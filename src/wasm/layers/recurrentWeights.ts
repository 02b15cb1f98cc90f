import type { Address } from '../kernels.ts';
import { matrix, packedSize, transposed, type Matrix } from '../matrix.ts';
import type { Extent } from './extent.ts';
import type { Space } from './space.ts';

/** Sequences side by side from which packed weights are worth their packing. */
const PACKED_BATCH = 4;

/** Weights [outputs, hidden] that meet the state at every time step: packed once a pass, for both directions. */
export class RecurrentWeights {
  readonly #space: Space;
  readonly #weights: Matrix;
  readonly #packed: Address;
  readonly #packedBack: Address;
  #usesPacked = false;

  constructor(space: Space, weights: Matrix) {
    const { arena, backwards } = space;
    this.#space = space;
    this.#weights = weights;
    this.#packed = arena.reserve(packedSize(weights.columns, weights.rows));
    this.#packedBack = backwards ? arena.reserve(packedSize(weights.rows, weights.columns)) : 0;
  }

  /** To be called at the start of a pass forward: the weights may have changed. */
  prepare({ time, batch }: Extent): void {
    this.#usesPacked = time > 1 && batch >= PACKED_BATCH;
    if (this.#usesPacked) this.#space.products.pack(transposed(this.#weights), this.#packed);
  }

  /** To be called at the start of a pass backwards. */
  prepareBack(): void {
    this.#space.products.pack(this.#weights, this.#packedBack);
  }

  /** results [batch, outputs] (+)= states [batch, hidden] W^T */
  apply(states: Address, results: Matrix, accumulate: boolean): void {
    const from = matrix(states, results.rows, this.#weights.columns);
    if (this.#usesPacked) this.#space.products.multiplyPacked(from, this.#packed, results, accumulate);
    else this.#space.products.projectFew(from, this.#weights, results, accumulate);
  }

  /** stateGradients [batch, hidden] (+)= gradients [batch, outputs] W */
  applyBack(gradients: Matrix, stateGradients: Address, accumulate: boolean): void {
    const to = matrix(stateGradients, gradients.rows, this.#weights.columns);
    this.#space.products.multiplyPacked(gradients, this.#packedBack, to, accumulate);
  }
}
