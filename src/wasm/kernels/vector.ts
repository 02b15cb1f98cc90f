import { Lanes } from './lanes';
import { panelBytes } from './pack';
import { DEPTH_BLOCK, TILE_COLUMNS } from './shape';

/** Columns whose sums are in registers at a time: eight vectors cover the latency of the multiply-adds. */
const WIDTH: i32 = 32;

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
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    const block = min(DEPTH_BLOCK, depth - k);
    const panel = panelBytes(block, TILE_COLUMNS);
    for (let j = 0; j < columns; j += WIDTH) {
      const w = packedB + <usize>(j / TILE_COLUMNS) * panel;
      let x = a + ((<usize>k) << 2);
      let to = c + ((<usize>j) << 2);
      for (let i = 0; i < rows; i++) {
        if (columns - j >= WIDTH) multiplyWidth(block, x, w, panel, to, accumulate || k > 0);
        else multiplyRest(columns - j, block, x, w, panel, to, accumulate || k > 0);
        x += (<usize>aStride) << 2;
        to += (<usize>cStride) << 2;
      }
    }
    packedB += <usize>panels * panel;
  }
}

/** Where the eight columns number `run` of a group of panels begin. */
function runAt(run: i32, w: usize, panel: usize): usize {
  const runs = TILE_COLUMNS / 8;
  return w + <usize>(run / runs) * panel + ((<usize>(run % runs)) << 5);
}

function multiplyWidth(depth: i32, x: usize, w: usize, panel: usize, c: usize, accumulate: bool): void {
  let w0 = runAt(0, w, panel);
  let w1 = runAt(1, w, panel);
  let w2 = runAt(2, w, panel);
  let w3 = runAt(3, w, panel);
  let s0 = f32x4.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0,
    s4 = s0,
    s5 = s0,
    s6 = s0,
    s7 = s0;
  for (; depth > 0; depth--) {
    const value = v128.load32_splat(x);
    s0 = Lanes.madd(value, v128.load(w0), s0);
    s1 = Lanes.madd(value, v128.load(w0, 16), s1);
    s2 = Lanes.madd(value, v128.load(w1), s2);
    s3 = Lanes.madd(value, v128.load(w1, 16), s3);
    s4 = Lanes.madd(value, v128.load(w2), s4);
    s5 = Lanes.madd(value, v128.load(w2, 16), s5);
    s6 = Lanes.madd(value, v128.load(w3), s6);
    s7 = Lanes.madd(value, v128.load(w3, 16), s7);
    x += 4;
    w0 += STEP;
    w1 += STEP;
    w2 += STEP;
    w3 += STEP;
  }
  storeEight(c, s0, s1, accumulate);
  storeEight(c + 32, s2, s3, accumulate);
  storeEight(c + 64, s4, s5, accumulate);
  storeEight(c + 96, s6, s7, accumulate);
}

function multiplyRest(columns: i32, depth: i32, x: usize, w: usize, panel: usize, c: usize, accumulate: bool): void {
  for (let run = 0; run < columns / 8; run++) {
    let from = runAt(run, w, panel);
    let s0 = f32x4.splat(0),
      s1 = s0;
    for (let k = 0; k < depth; k++) {
      const value = v128.load32_splat(x + ((<usize>k) << 2));
      s0 = Lanes.madd(value, v128.load(from), s0);
      s1 = Lanes.madd(value, v128.load(from, 16), s1);
      from += STEP;
    }
    storeEight(c + ((<usize>run) << 5), s0, s1, accumulate);
  }
}

function storeEight(c: usize, x0: v128, x1: v128, accumulate: bool): void {
  if (accumulate) {
    x0 = f32x4.add(v128.load(c), x0);
    x1 = f32x4.add(v128.load(c, 16), x1);
  }
  v128.store(c, x0);
  v128.store(c, x1, 16);
}
