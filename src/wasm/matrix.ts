import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import type { Machine } from './machine.ts';

/** A matrix somewhere in memory; strides in floats, one of them 1. */
export interface Matrix {
  readonly address: Address;
  readonly rows: number;
  readonly columns: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Row-major, rows `stride` floats apart. */
export function matrix(address: Address, rows: number, columns: number, stride = columns): Matrix {
  return { address, rows, columns, rowStride: stride, columnStride: 1 };
}

export function transposed({ address, rows, columns, rowStride, columnStride }: Matrix): Matrix {
  return { address, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride };
}

/** Floats that a packed matrix takes at most: whole panels of 8 or 16 columns with gaps between, for every 256 rows. */
export function packedSize(rows: number, columns: number): number {
  return Math.ceil(columns / 16) * (rows * 16 + Math.ceil(rows / 256) * 2 * 16);
}

/** Rows below which tiles are too empty to be worth filling. */
const TILED_ROWS = 4;

/** Rows up to which reading the weights once, unpacked, beats packing them. */
const FEW_ROWS = 8;

/** Matrix products, with the scratch space they pack into. */
export class Products {
  readonly #machine: Machine;
  readonly #tiles: Address;
  readonly #packed: Address;

  /** `largest` is the packed size of the largest right factor that is not packed beforehand. */
  constructor(machine: Machine, arena: Arena, largest: number) {
    this.#machine = machine;
    this.#tiles = arena.reserve(machine.kernels.multiplyScratch());
    this.#packed = arena.reserve(largest);
  }

  /** Packs B for several products to come. */
  pack(b: Matrix, packed: Address): void {
    this.#machine.kernels.packRight(b.rows, b.columns, b.address, b.rowStride, b.columnStride, packed);
  }

  /** C = A B, or C += A B */
  multiply(a: Matrix, b: Matrix, c: Matrix, accumulate = false): void {
    this.pack(b, this.#packed);
    this.multiplyPacked(a, this.#packed, c, accumulate);
  }

  /** The same with B packed before. */
  multiplyPacked(a: Matrix, packed: Address, c: Matrix, accumulate = false): void {
    this.#machine.pulse();
    const { kernels } = this.#machine;
    const { address, columns: depth, rowStride, columnStride } = a;
    if (c.rows < TILED_ROWS && columnStride === 1 && c.columns % 8 === 0) {
      kernels.multiplyVectors(c.rows, c.columns, depth, address, rowStride, packed, c.address, c.rowStride, accumulate);
      return;
    }
    kernels.multiply(
      c.rows,
      c.columns,
      depth,
      address,
      rowStride,
      columnStride,
      packed,
      c.address,
      c.rowStride,
      accumulate,
      this.#tiles,
    );
  }

  /** C (+)= A W^T for weights [outputs, inputs] that are not packed beforehand. */
  project(a: Matrix, weights: Matrix, c: Matrix, accumulate = false): void {
    if (a.rows > FEW_ROWS) {
      this.multiply(a, transposed(weights), c, accumulate);
      return;
    }
    this.#machine.pulse();
    this.#machine.kernels.multiplyFew(
      a.rows,
      c.columns,
      a.columns,
      a.address,
      a.rowStride,
      weights.address,
      weights.rowStride,
      c.address,
      c.rowStride,
      accumulate,
    );
  }
}
