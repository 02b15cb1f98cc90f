import { Lanes } from './lanes';

/**
 * C[4, 16] (+)= A[4, depth] B[depth, 16], like `multiplyTile8` and with the same bits. Wide enough that V8, told to revectorise, joins
 * neighbouring vectors into 256-bit registers: sixteen sums in eight of them.
 */
export function multiplyTile16(depth: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  let c00 = f32x4.splat(0),
    c01 = f32x4.splat(0),
    c02 = f32x4.splat(0),
    c03 = f32x4.splat(0);
  let c10 = f32x4.splat(0),
    c11 = f32x4.splat(0),
    c12 = f32x4.splat(0),
    c13 = f32x4.splat(0);
  let c20 = f32x4.splat(0),
    c21 = f32x4.splat(0),
    c22 = f32x4.splat(0),
    c23 = f32x4.splat(0);
  let c30 = f32x4.splat(0),
    c31 = f32x4.splat(0),
    c32 = f32x4.splat(0),
    c33 = f32x4.splat(0);
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    let x = v128.load32_splat(a);
    c00 = Lanes.madd(x, b0, c00);
    c01 = Lanes.madd(x, b1, c01);
    c02 = Lanes.madd(x, b2, c02);
    c03 = Lanes.madd(x, b3, c03);
    x = v128.load32_splat(a, 4);
    c10 = Lanes.madd(x, b0, c10);
    c11 = Lanes.madd(x, b1, c11);
    c12 = Lanes.madd(x, b2, c12);
    c13 = Lanes.madd(x, b3, c13);
    x = v128.load32_splat(a, 8);
    c20 = Lanes.madd(x, b0, c20);
    c21 = Lanes.madd(x, b1, c21);
    c22 = Lanes.madd(x, b2, c22);
    c23 = Lanes.madd(x, b3, c23);
    x = v128.load32_splat(a, 12);
    c30 = Lanes.madd(x, b0, c30);
    c31 = Lanes.madd(x, b1, c31);
    c32 = Lanes.madd(x, b2, c32);
    c33 = Lanes.madd(x, b3, c33);
    a += 16;
    b += 64;
  }
  storeRow16(c, c00, c01, c02, c03, accumulate);
  c += stride;
  storeRow16(c, c10, c11, c12, c13, accumulate);
  c += stride;
  storeRow16(c, c20, c21, c22, c23, accumulate);
  c += stride;
  storeRow16(c, c30, c31, c32, c33, accumulate);
}

function storeRow16(c: usize, x0: v128, x1: v128, x2: v128, x3: v128, accumulate: bool): void {
  if (accumulate) {
    x0 = f32x4.add(v128.load(c), x0);
    x1 = f32x4.add(v128.load(c, 16), x1);
    x2 = f32x4.add(v128.load(c, 32), x2);
    x3 = f32x4.add(v128.load(c, 48), x3);
  }
  v128.store(c, x0);
  v128.store(c, x1, 16);
  v128.store(c, x2, 32);
  v128.store(c, x3, 48);
}
