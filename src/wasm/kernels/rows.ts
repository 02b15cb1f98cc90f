/** Moves and sums of whole rows; `width` is a multiple of 4 floats. */
import { Lanes } from './lanes';

/** rows[r] = table[ids[r]] */
export function gatherRows(count: i32, width: i32, ids: usize, table: usize, rows: usize): void {
  const bytes = (<usize>width) << 2;
  for (let r = 0; r < count; r++) {
    const from = table + <usize>load<i32>(ids + ((<usize>r) << 2)) * bytes;
    for (let j: usize = 0; j < bytes; j += 16) v128.store(rows + j, v128.load(from + j));
    rows += bytes;
  }
}

/** The same for `width` columns of wider rows, `tableStride` and `rowStride` floats apart; `ids` 0 takes the rows in their order. */
export function gatherColumns(
  count: i32,
  width: i32,
  ids: usize,
  table: usize,
  tableStride: i32,
  rows: usize,
  rowStride: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let r = 0; r < count; r++) {
    const id = ids == 0 ? r : load<i32>(ids + ((<usize>r) << 2));
    memory.copy(rows, table + <usize>id * ((<usize>tableStride) << 2), bytes);
    rows += (<usize>rowStride) << 2;
  }
}

/** table[ids[r]] += rows[r] */
export function scatterAddRows(count: i32, width: i32, ids: usize, rows: usize, table: usize): void {
  const bytes = (<usize>width) << 2;
  for (let r = 0; r < count; r++) {
    const to = table + <usize>load<i32>(ids + ((<usize>r) << 2)) * bytes;
    for (let j: usize = 0; j < bytes; j += 16) v128.store(to + j, f32x4.add(v128.load(to + j), v128.load(rows + j)));
    rows += bytes;
  }
}

/** Adds one vector to every row. */
export function addToRows(count: i32, width: i32, vector: usize, rows: usize): void {
  const bytes = (<usize>width) << 2;
  for (let r = 0; r < count; r++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(rows + j, f32x4.add(v128.load(rows + j), v128.load(vector + j)));
    }
    rows += bytes;
  }
}

/** sum[j] = the sum over rows of rows[r][j] */
export function sumRows(count: i32, width: i32, rows: usize, sum: usize): void {
  const bytes = (<usize>width) << 2;
  memory.fill(sum, 0, bytes);
  for (let r = 0; r < count; r++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(sum + j, f32x4.add(v128.load(sum + j), v128.load(rows + j)));
    }
    rows += bytes;
  }
}

/** sum[j] = the sum over rows of a[r][j] * b[r][j], rows `aStride` and `bStride` floats apart: the gradient of a peephole. */
export function sumRowProducts(
  count: i32,
  width: i32,
  a: usize,
  aStride: i32,
  b: usize,
  bStride: i32,
  sum: usize,
): void {
  const bytes = (<usize>width) << 2;
  memory.fill(sum, 0, bytes);
  for (let r = 0; r < count; r++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(sum + j, Lanes.madd(v128.load(a + j), v128.load(b + j), v128.load(sum + j)));
    }
    a += (<usize>aStride) << 2;
    b += (<usize>bStride) << 2;
  }
}

/** into[j] += from[j] */
export function addTo(count: i32, from: usize, into: usize): void {
  const bytes = (<usize>count) << 2;
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(into + j, f32x4.add(v128.load(into + j), v128.load(from + j)));
  }
}

/** Sets `count` floats to zero. */
export function clear(count: i32, at: usize): void {
  memory.fill(at, 0, (<usize>count) << 2);
}

/** Copies `count` floats between places that do not overlap. */
export function copy(count: i32, from: usize, to: usize): void {
  memory.copy(to, from, (<usize>count) << 2);
}
