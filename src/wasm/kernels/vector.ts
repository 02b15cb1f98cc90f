import { Lanes } from './lanes';
import { panelBytes } from './pack';
import { DEPTH_BLOCK, TILE_COLUMNS } from './shape';

/**
 * Panels read side by side, each from a part of the weights of its own. Eight multiply-adds under way cover their latency, and
 * four long runs of memory are fetched ahead faster than one, or than four short ones next to each other (by half, out of the third-level
 * cache).
 */
const STREAMS: i32 = 4;

/** Bytes from one step of depth to the next in a panel. */
const STEP: usize = (<usize>TILE_COLUMNS) << 2;

/**
 * The same as `multiply`, bit for bit, for a row or a few: A [rows, depth] has rows `aStride` floats apart, `columns` is a multiple
 * of 8. One pass over the packed weights, which is all that a step of inference has time for.
 */
export function multiplyVectors(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  aStride: i32,
  packedB: usize,
  c: usize,
  cStride: i32,
  accumulate: bool,
): void {
  const panels = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
  const share = columns / TILE_COLUMNS / STREAMS;
  const aRow = (<usize>aStride) << 2;
  const cRow = (<usize>cStride) << 2;
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    const block = min(DEPTH_BLOCK, depth - k);
    const panel = panelBytes(block, TILE_COLUMNS);
    const x = a + ((<usize>k) << 2);
    const add = accumulate || k > 0;
    for (let p = 0; p < share; p++) {
      const w = packedB + <usize>p * panel;
      for (let i = 0; i < rows; i++) {
        const to = c + <usize>p * STEP + <usize>i * cRow;
        multiplyStreams(block, x + <usize>i * aRow, w, <usize>share * panel, to, <usize>share * STEP, add);
      }
    }
    for (let j = STREAMS * share * TILE_COLUMNS; j < columns; j += 8) {
      const w = packedB + <usize>(j / TILE_COLUMNS) * panel + ((<usize>(j % TILE_COLUMNS)) << 2);
      for (let i = 0; i < rows; i++) {
        multiplyEight(block, x + <usize>i * aRow, w, c + ((<usize>j) << 2) + <usize>i * cRow, add);
      }
    }
    packedB += <usize>panels * panel;
  }
}

/** x [depth] times one panel of each stream: panels lie `apart` bytes from each other, their results `cApart`. */
function multiplyStreams(depth: i32, x: usize, w: usize, apart: usize, c: usize, cApart: usize, add: bool): void {
  if (WIDE_TILES) multiplyStreams16(depth, x, w, apart, c, cApart, add);
  else multiplyStreams8(depth, x, w, apart, c, cApart, add);
}

function multiplyStreams8(depth: i32, x: usize, w0: usize, apart: usize, c: usize, cApart: usize, add: bool): void {
  let w1 = w0 + apart;
  let w2 = w1 + apart;
  let w3 = w2 + apart;
  let s00 = f32x4.splat(0),
    s01 = s00;
  let s10 = s00,
    s11 = s00;
  let s20 = s00,
    s21 = s00;
  let s30 = s00,
    s31 = s00;
  for (; depth > 0; depth--) {
    const value = v128.load32_splat(x);
    s00 = Lanes.madd(value, v128.load(w0), s00);
    s01 = Lanes.madd(value, v128.load(w0, 16), s01);
    s10 = Lanes.madd(value, v128.load(w1), s10);
    s11 = Lanes.madd(value, v128.load(w1, 16), s11);
    s20 = Lanes.madd(value, v128.load(w2), s20);
    s21 = Lanes.madd(value, v128.load(w2, 16), s21);
    s30 = Lanes.madd(value, v128.load(w3), s30);
    s31 = Lanes.madd(value, v128.load(w3, 16), s31);
    x += 4;
    w0 += STEP;
    w1 += STEP;
    w2 += STEP;
    w3 += STEP;
  }
  storeEight(c, s00, s01, add);
  storeEight(c + cApart, s10, s11, add);
  storeEight(c + 2 * cApart, s20, s21, add);
  storeEight(c + 3 * cApart, s30, s31, add);
}

/** Sixteen sums, which V8 joins into eight 256-bit registers. */
function multiplyStreams16(depth: i32, x: usize, w0: usize, apart: usize, c: usize, cApart: usize, add: bool): void {
  let w1 = w0 + apart;
  let w2 = w1 + apart;
  let w3 = w2 + apart;
  let s00 = f32x4.splat(0),
    s01 = f32x4.splat(0),
    s02 = f32x4.splat(0),
    s03 = f32x4.splat(0);
  let s10 = f32x4.splat(0),
    s11 = f32x4.splat(0),
    s12 = f32x4.splat(0),
    s13 = f32x4.splat(0);
  let s20 = f32x4.splat(0),
    s21 = f32x4.splat(0),
    s22 = f32x4.splat(0),
    s23 = f32x4.splat(0);
  let s30 = f32x4.splat(0),
    s31 = f32x4.splat(0),
    s32 = f32x4.splat(0),
    s33 = f32x4.splat(0);
  for (; depth > 0; depth--) {
    const value = v128.load32_splat(x);
    s00 = Lanes.madd(value, v128.load(w0), s00);
    s01 = Lanes.madd(value, v128.load(w0, 16), s01);
    s02 = Lanes.madd(value, v128.load(w0, 32), s02);
    s03 = Lanes.madd(value, v128.load(w0, 48), s03);
    s10 = Lanes.madd(value, v128.load(w1), s10);
    s11 = Lanes.madd(value, v128.load(w1, 16), s11);
    s12 = Lanes.madd(value, v128.load(w1, 32), s12);
    s13 = Lanes.madd(value, v128.load(w1, 48), s13);
    s20 = Lanes.madd(value, v128.load(w2), s20);
    s21 = Lanes.madd(value, v128.load(w2, 16), s21);
    s22 = Lanes.madd(value, v128.load(w2, 32), s22);
    s23 = Lanes.madd(value, v128.load(w2, 48), s23);
    s30 = Lanes.madd(value, v128.load(w3), s30);
    s31 = Lanes.madd(value, v128.load(w3, 16), s31);
    s32 = Lanes.madd(value, v128.load(w3, 32), s32);
    s33 = Lanes.madd(value, v128.load(w3, 48), s33);
    x += 4;
    w0 += STEP;
    w1 += STEP;
    w2 += STEP;
    w3 += STEP;
  }
  storeEight(c, s00, s01, add);
  storeEight(c + 32, s02, s03, add);
  c += cApart;
  storeEight(c, s10, s11, add);
  storeEight(c + 32, s12, s13, add);
  c += cApart;
  storeEight(c, s20, s21, add);
  storeEight(c + 32, s22, s23, add);
  c += cApart;
  storeEight(c, s30, s31, add);
  storeEight(c + 32, s32, s33, add);
}

/** x [depth] times eight columns of one panel. */
function multiplyEight(depth: i32, x: usize, w: usize, c: usize, add: bool): void {
  let s0 = f32x4.splat(0),
    s1 = s0;
  for (; depth > 0; depth--) {
    const value = v128.load32_splat(x);
    s0 = Lanes.madd(value, v128.load(w), s0);
    s1 = Lanes.madd(value, v128.load(w, 16), s1);
    x += 4;
    w += STEP;
  }
  storeEight(c, s0, s1, add);
}

function storeEight(c: usize, x0: v128, x1: v128, add: bool): void {
  if (add) {
    x0 = f32x4.add(v128.load(c), x0);
    x1 = f32x4.add(v128.load(c, 16), x1);
  }
  v128.store(c, x0);
  v128.store(c, x1, 16);
}
