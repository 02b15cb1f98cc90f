import { Lanes } from './lanes';

/**
 * C [rows, columns] (+)= A [rows, depth] W [columns, depth]^T for a handful of rows, W unpacked: one pass over the weights, which is all
 * that a step of inference has time for. `depth` is a multiple of 8, `columns` of 4; strides in floats.
 */
export function multiplyFew(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  aStride: i32,
  w: usize,
  wStride: i32,
  c: usize,
  cStride: i32,
  accumulate: bool,
): void {
  const row = (<usize>wStride) << 2;
  for (let j = 0; j < columns; j += 4) {
    let from = a;
    let to = c + ((<usize>j) << 2);
    for (let i = 0; i < rows; i++) {
      const dots = dotFour(depth, from, w, row);
      v128.store(to, accumulate ? f32x4.add(v128.load(to), dots) : dots);
      from += (<usize>aStride) << 2;
      to += (<usize>cStride) << 2;
    }
    w += 4 * row;
  }
}

/**
 * The products of one vector with four rows of W, one a lane. Two sums a row: eight cover the latency of the multiply-adds, and
 * neighbouring ones can share a 256-bit register.
 */
function dotFour(depth: i32, x: usize, w: usize, row: usize): v128 {
  let s0 = f32x4.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0,
    t0 = s0,
    t1 = s0,
    t2 = s0,
    t3 = s0;
  const w1 = w + row;
  const w2 = w1 + row;
  const w3 = w2 + row;
  const end = (<usize>depth) << 2;
  for (let k: usize = 0; k < end; k += 32) {
    const u = v128.load(x + k);
    const v = v128.load(x + k, 16);
    s0 = Lanes.madd(u, v128.load(w + k), s0);
    t0 = Lanes.madd(v, v128.load(w + k, 16), t0);
    s1 = Lanes.madd(u, v128.load(w1 + k), s1);
    t1 = Lanes.madd(v, v128.load(w1 + k, 16), t1);
    s2 = Lanes.madd(u, v128.load(w2 + k), s2);
    t2 = Lanes.madd(v, v128.load(w2 + k, 16), t2);
    s3 = Lanes.madd(u, v128.load(w3 + k), s3);
    t3 = Lanes.madd(v, v128.load(w3 + k, 16), t3);
  }
  s0 = f32x4.add(s0, t0);
  s1 = f32x4.add(s1, t1);
  s2 = f32x4.add(s2, t2);
  s3 = f32x4.add(s3, t3);
  const a = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
  const b = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
}
