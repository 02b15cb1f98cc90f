import { advance, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix, transposed, type Matrix } from '../matrix.ts';
import { PackedWeights } from './packedWeights.ts';
import type { Space } from './space.ts';

/** Where the decoder's weights [vocabulary, hidden] and bias [vocabulary] lie, or their gradients. */
export interface DecoderWeights {
  readonly weights: Address;
  readonly bias: Address;
}

/** Floats of logits kept at a time: few enough for a cache, many enough for whole tiles. */
const LOGITS_AT_ONCE = 5 << 18;

/** Rows of a chunk are a multiple of this, so that tiles are full. */
const CHUNK_STEP = 64;

/** Logits, softmax and cross-entropy over states [rows, hidden], a chunk of rows at a time. */
export class Decoder {
  readonly #space: Space;
  readonly #hidden: number;
  readonly #vocabulary: number;
  readonly #weights: PackedWeights;
  readonly #bias: Address;
  readonly #chunk: number;
  readonly #logits: Address;
  /** [rows of a chunk], doubles */
  readonly #normalisers: Address;
  /** [rows]: the token each row is to predict, -1 for none; to be written before a pass */
  readonly targets: Address;
  /** [rows]: each row's cross-entropy in nats */
  readonly nats: Address;

  constructor(space: Space, vocabulary: number, hidden: number, weights: DecoderWeights) {
    const { arena, rows } = space;
    this.#space = space;
    this.#hidden = pad(hidden);
    this.#vocabulary = pad(vocabulary);
    this.#weights = new PackedWeights(space, matrix(weights.weights, this.#vocabulary, this.#hidden));
    this.#bias = weights.bias;
    const whole = Math.floor(LOGITS_AT_ONCE / this.#vocabulary / CHUNK_STEP);
    this.#chunk = Math.min(rows, CHUNK_STEP * Math.max(1, whole));
    this.#logits = arena.reserve(this.#chunk * this.#vocabulary);
    this.#normalisers = arena.reserve(2 * this.#chunk);
    this.targets = arena.reserve(rows);
    this.nats = arena.reserve(rows);
  }

  /** Padded length of a row of logits. */
  get stride(): number {
    return this.#vocabulary;
  }

  /**
   * Cross-entropies of `rows` states, and the gradient of `scale` times their sum: with respect to the states into `owed`, to the
   * weights into `gradients`.
   */
  findGradients(states: Address, rows: number, scale: number, owed: Address, gradients: DecoderWeights): void {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    kernels.clear(this.#vocabulary, gradients.bias);
    const weightGradient = matrix(gradients.weights, this.#vocabulary, this.#hidden);
    for (let row = 0; row < rows; row += this.#chunk) {
      const count = Math.min(this.#chunk, rows - row);
      const read = matrix(advance(states, row * this.#hidden), count, this.#hidden);
      const logits = matrix(this.#logits, count, this.#vocabulary);
      this.#weights.apply(read, logits);
      const { targets, nats } = this.#rowsAt(row);
      kernels.softmaxCrossEntropy(
        count,
        this.#vocabulary,
        this.#logits,
        this.#bias,
        targets,
        scale,
        gradients.bias,
        nats,
      );
      this.#weights.applyBack(logits, matrix(advance(owed, row * this.#hidden), count, this.#hidden));
      products.multiply(transposed(logits), read, weightGradient, row > 0);
    }
  }

  /** Cross-entropies alone. */
  score(states: Address, rows: number): void {
    const { kernels } = this.#space.machine;
    this.#eachChunk(states, rows, (logits, row) => {
      const { targets, nats } = this.#rowsAt(row);
      kernels.crossEntropy(logits.rows, this.#vocabulary, this.#logits, this.#bias, targets, nats);
    });
  }

  /**
   * Calls `visit` with the logits, bias included, of chunk after chunk of the rows of `states`, and with the logarithm of each row's
   * summed exponentials.
   */
  decode(states: Address, rows: number, visit: (logits: Matrix, normalisers: Float64Array, row: number) => void): void {
    const { machine } = this.#space;
    this.#eachChunk(states, rows, (logits, row) => {
      machine.kernels.finishLogits(logits.rows, this.#vocabulary, this.#logits, this.#bias, this.#normalisers);
      visit(logits, machine.doubles(this.#normalisers, logits.rows), row);
    });
  }

  /** What one row of states [hidden] is owed when its logits are owed `gradient` [stride]. */
  decodeBack(gradient: Float32Array, owed: Address): void {
    this.#space.machine.floats(this.#logits, this.#vocabulary).set(gradient);
    this.#weights.applyBack(matrix(this.#logits, 1, this.#vocabulary), matrix(owed, 1, this.#hidden));
  }

  #eachChunk(states: Address, rows: number, visit: (logits: Matrix, row: number) => void): void {
    for (let row = 0; row < rows; row += this.#chunk) {
      const count = Math.min(this.#chunk, rows - row);
      const read = matrix(advance(states, row * this.#hidden), count, this.#hidden);
      const logits = matrix(this.#logits, count, this.#vocabulary);
      this.#weights.apply(read, logits);
      visit(logits, row);
    }
  }

  #rowsAt(row: number): { readonly targets: Address; readonly nats: Address } {
    return { targets: advance(this.targets, row), nats: advance(this.nats, row) };
  }
}
