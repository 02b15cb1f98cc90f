import { pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { applyDropout, type Dropout } from './dropout.ts';
import { rowsOf, type Extent } from './extent.ts';
import type { RowSource } from './rowSource.ts';
import type { Space } from './space.ts';

/** Share of different tokens in a pass from which finding them no longer pays. */
const DISTINCT_SHARE = 0.75;

/** Looks tokens up in the embedding; where a pass repeats them, each different one once. */
export class Embedding {
  readonly width: number;
  /** [time, batch]: the tokens of a pass, to be written before it */
  readonly tokens: Address;
  readonly #space: Space;
  readonly #dense: number;
  readonly #weights: Address;
  /** [rows, width]: what the last pass read */
  readonly rows: Address;
  readonly #index: Address;
  readonly #distinct: Address;
  /** For each token of the vocabulary: the pass that saw it last, and its row there. */
  readonly #seen: Int32Array;
  readonly #rowOf: Int32Array;
  #pass = 0;

  constructor(space: Space, vocabulary: number, width: number, weights: Address, indexed: boolean) {
    const { arena, rows } = space;
    this.#space = space;
    this.#dense = width;
    this.width = pad(width);
    this.#weights = weights;
    this.tokens = arena.reserve(rows);
    this.rows = arena.reserve(rows * this.width);
    this.#index = indexed ? arena.reserve(rows) : 0;
    this.#distinct = indexed ? arena.reserve(rows) : 0;
    this.#seen = new Int32Array(indexed ? vocabulary : 0);
    this.#rowOf = new Int32Array(indexed ? vocabulary : 0);
  }

  /** The embeddings of a pass's tokens. With dropout every row is its own, since each is dropped differently. */
  read(extent: Extent, dropout: Dropout | null): RowSource {
    const { machine } = this.#space;
    const { kernels } = machine;
    const rows = rowsOf(extent);
    const dropped = dropout !== null && dropout.rate > 0;
    const distinct = dropped || this.#index === 0 ? rows : this.#findDistinct(rows);
    if (distinct < DISTINCT_SHARE * rows) {
      kernels.gatherRows(distinct, this.width, this.#distinct, this.#weights, this.rows);
      return { address: this.rows, count: distinct, index: this.#index };
    }
    kernels.gatherRows(rows, this.width, this.tokens, this.#weights, this.rows);
    if (dropped) applyDropout(machine, dropout, 0, extent, { width: this.#dense, stride: this.width }, this.rows);
    return { address: this.rows, count: rows, index: null };
  }

  /** Adds what is owed to the rows of `source` [rows, width] (used up) to the gradient of the embedding's weights. */
  addGradient(source: RowSource, owed: Address, extent: Extent, dropout: Dropout | null, gradient: Address): void {
    const { machine } = this.#space;
    if (dropout) applyDropout(machine, dropout, 0, extent, { width: this.#dense, stride: this.width }, owed);
    const tokens = source.index ? this.#distinct : this.tokens;
    machine.kernels.scatterAddRows(source.count, this.width, tokens, owed, gradient);
  }

  /** Numbers the different tokens of a pass; returns how many there are. */
  #findDistinct(rows: number): number {
    const { machine } = this.#space;
    const tokens = machine.integers(this.tokens, rows);
    const index = machine.integers(this.#index, rows);
    const distinct = machine.integers(this.#distinct, rows);
    const pass = ++this.#pass;
    let count = 0;
    for (let r = 0; r < rows; r++) {
      const token = tokens[r] ?? 0;
      if (this.#seen[token] !== pass) {
        this.#seen[token] = pass;
        this.#rowOf[token] = count;
        distinct[count++] = token;
      }
      index[r] = this.#rowOf[token] ?? 0;
    }
    return count;
  }
}
