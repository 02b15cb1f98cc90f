import { Lanes } from './lanes';

/**
 * C[4, 8] (+)= A[4, depth] B[depth, 8] from packed panels [depth][4] and [depth][8]; `stride` is C's row length in bytes.
 * Eight sums in registers cover the latency of eight fused multiply-adds. Each is taken in the order of `depth`, a step an
 * iteration: with two, the compiler moves multiply-adds of one sum next to each other, and the second waits (a third slower).
 */
export function multiplyTile8(depth: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  let c00 = f32x4.splat(0),
    c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0),
    c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0),
    c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0),
    c31 = f32x4.splat(0);
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = Lanes.madd(x, b0, c00);
    c01 = Lanes.madd(x, b1, c01);
    x = v128.load32_splat(a, 4);
    c10 = Lanes.madd(x, b0, c10);
    c11 = Lanes.madd(x, b1, c11);
    x = v128.load32_splat(a, 8);
    c20 = Lanes.madd(x, b0, c20);
    c21 = Lanes.madd(x, b1, c21);
    x = v128.load32_splat(a, 12);
    c30 = Lanes.madd(x, b0, c30);
    c31 = Lanes.madd(x, b1, c31);
    a += 16;
    b += 32;
  }
  storeRow8(c, c00, c01, accumulate);
  c += stride;
  storeRow8(c, c10, c11, accumulate);
  c += stride;
  storeRow8(c, c20, c21, accumulate);
  c += stride;
  storeRow8(c, c30, c31, accumulate);
}

function storeRow8(c: usize, x0: v128, x1: v128, accumulate: bool): void {
  if (accumulate) {
    x0 = f32x4.add(v128.load(c), x0);
    x1 = f32x4.add(v128.load(c, 16), x1);
  }
  v128.store(c, x0);
  v128.store(c, x1, 16);
}
