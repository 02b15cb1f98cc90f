import type { Address } from '../kernels.ts';
import { packedSize, transposed, type Matrix } from '../matrix.ts';
import type { Space } from './space.ts';

/** Weights [outputs, inputs] that several products meet, in both directions; packed anew only once they may have changed. */
export class PackedWeights {
  readonly #space: Space;
  readonly #weights: Matrix;
  readonly #packed: Address;
  readonly #packedBack: Address;
  #revision = -1;
  #revisionBack = -1;

  constructor(space: Space, weights: Matrix) {
    const { arena, backwards } = space;
    this.#space = space;
    this.#weights = weights;
    this.#packed = arena.reserve(packedSize(weights.columns, weights.rows));
    this.#packedBack = backwards ? arena.reserve(packedSize(weights.rows, weights.columns)) : 0;
  }

  /** results [rows, outputs] (+)= inputs [rows, inputs] W^T */
  apply(inputs: Matrix, results: Matrix, accumulate = false): void {
    const { machine, products } = this.#space;
    if (this.#revision !== machine.revision) products.pack(transposed(this.#weights), this.#packed);
    this.#revision = machine.revision;
    products.multiplyPacked(inputs, this.#packed, results, accumulate);
  }

  /** gradients [rows, inputs] (+)= owed [rows, outputs] W */
  applyBack(owed: Matrix, gradients: Matrix, accumulate = false): void {
    const { machine, products } = this.#space;
    if (this.#revisionBack !== machine.revision) products.pack(this.#weights, this.#packedBack);
    this.#revisionBack = machine.revision;
    products.multiplyPacked(owed, this.#packedBack, gradients, accumulate);
  }
}
