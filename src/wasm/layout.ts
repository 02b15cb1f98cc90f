import type { ModelConfiguration } from '../engine/configuration.ts';
import { gateCount, parameterShapes } from '../engine/parameters.ts';
import { pad } from './arena.ts';

/**
 * How a tensor lies in memory: rows and columns come in blocks (gates; states side by side), each
 * filled up with zeros to a width the kernels like. Padding has no effect on a result: its weights and gradients stay zero.
 */
export interface Layout {
  /** A vector is one row, whose height is not padded. */
  readonly vector: boolean;
  readonly rowBlocks: number;
  readonly rows: number;
  readonly columnBlocks: number;
  readonly columns: number;
  /** What padding holds among the weights; among gradients and moments it is zero. */
  readonly filler: number;
}

/** So low that a padding column's probability is exactly zero. */
const NO_SUCH_TOKEN = -1e30;

/** The layout of every stored tensor, by its checkpoint name. */
export function layouts(configuration: ModelConfiguration): ReadonlyMap<string, Layout> {
  const gates = gateCount(configuration);
  return new Map(
    [...parameterShapes(configuration)].map(([name, shape]) => [
      name,
      layoutOf(name, shape, gates, configuration.hidden),
    ]),
  );
}

function layoutOf(name: string, shape: readonly number[], gates: number, hidden: number): Layout {
  const [first = 1, second] = shape;
  const filler = name === 'decoder.bias' ? NO_SUCH_TOKEN : 0;
  if (second === undefined) {
    const columnBlocks = /\.bias_[ih]h_/.test(name) ? gates : 1;
    return { vector: true, rowBlocks: 1, rows: 1, columnBlocks, columns: first / columnBlocks, filler };
  }
  const rowBlocks = name.includes('.weight_ih') || name.includes('.weight_hh') ? gates : 1;
  const columnBlocks = meetsStates(name) ? second / hidden : 1;
  return { vector: false, rowBlocks, rows: first / rowBlocks, columnBlocks, columns: second / columnBlocks, filler };
}

/** Whether a matrix meets several states side by side, each padded by itself. */
function meetsStates(name: string): boolean {
  return /^(attention|bridge)\.|^encoder(_variant)?\.weight_ih_l[1-9]/.test(name);
}

/** Floats a tensor takes in memory. */
export function paddedSize(layout: Layout): number {
  return paddedRows(layout) * paddedColumns(layout);
}

export function paddedRows({ vector, rowBlocks, rows }: Layout): number {
  return vector ? 1 : rowBlocks * pad(rows);
}

export function paddedColumns({ columnBlocks, columns }: Layout): number {
  return columnBlocks * pad(columns);
}

/** Calls `visit` for each run of adjacent floats: its place in the dense tensor, in the padded one, and its length. */
function forEachRun(layout: Layout, visit: (dense: number, padded: number, length: number) => void): void {
  const { vector, rowBlocks, rows, columnBlocks, columns } = layout;
  const rowPitch = paddedColumns(layout);
  const blockRows = vector ? 1 : pad(rows);
  let dense = 0;
  for (let row = 0; row < rowBlocks * rows; row++) {
    const paddedRow = Math.floor(row / rows) * blockRows + (row % rows);
    for (let block = 0; block < columnBlocks; block++) {
      visit(dense, paddedRow * rowPitch + block * pad(columns), columns);
      dense += columns;
    }
  }
}

/** Spreads a dense tensor over its padded place. */
export function spread(layout: Layout, dense: Float32Array, padded: Float32Array, filler: number): void {
  padded.fill(filler);
  forEachRun(layout, (from, to, length) => padded.set(dense.subarray(from, from + length), to));
}

/** Collects a dense tensor from its padded place. */
export function collect(layout: Layout, padded: Float32Array): Float32Array<ArrayBuffer> {
  const { rowBlocks, rows, columnBlocks, columns } = layout;
  const dense = new Float32Array(rowBlocks * rows * columnBlocks * columns);
  forEachRun(layout, (to, from, length) => dense.set(padded.subarray(from, from + length), to));
  return dense;
}
