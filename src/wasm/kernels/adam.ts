import { Lanes } from './lanes';

/** Floats whose squares are summed in single precision before they go into the double. */
const RUN: i32 = 4096;

/** The sum of squares of `count` floats, a multiple of 8. */
export function sumOfSquares(count: i32, at: usize): f64 {
  let total: f64 = 0;
  for (let done = 0; done < count; done += RUN) {
    const end = at + ((<usize>min(RUN, count - done)) << 2);
    let a = f32x4.splat(0);
    let b = a;
    for (; at < end; at += 32) {
      const x = v128.load(at);
      const y = v128.load(at, 16);
      a = Lanes.madd(x, x, a);
      b = Lanes.madd(y, y, b);
    }
    total += <f64>Lanes.sum(f32x4.add(a, b));
  }
  return total;
}

/**
 * One update of Adam (Kingma & Ba 2015) on `count` parameters w, a multiple of 4; `gradientScale` clips:
 *   g = gradientScale * gradient,  m = beta1 * m + (1 - beta1) * g,  v = beta2 * v + (1 - beta2) * g^2
 *   w = w - rate * m / (sqrt(v) + epsilon)
 * `rate` and `epsilon` carry the bias corrections of update number t:
 *   rate = alpha * sqrt(1 - beta2^t) / (1 - beta1^t),  epsilon = 1e-8 * sqrt(1 - beta2^t)
 * Moments that fade (rows of an embedding not seen for long) end at zero, not among the denormals, which are slow.
 */
export function adam(
  count: i32,
  parameters: usize,
  gradients: usize,
  mean: usize,
  variance: usize,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  gradientScale: f32,
): void {
  const bytes = (<usize>count) << 2;
  const keepMean = f32x4.splat(beta1);
  const takeMean = f32x4.splat(1 - beta1);
  const keepVariance = f32x4.splat(beta2);
  const takeVariance = f32x4.splat(1 - beta2);
  const scale = f32x4.splat(gradientScale);
  const small = f32x4.splat(epsilon);
  const step = f32x4.splat(rate);
  for (let j: usize = 0; j < bytes; j += 16) {
    const g = Lanes.flush(f32x4.mul(v128.load(gradients + j), scale), 1e-18);
    const m = Lanes.flush(Lanes.madd(keepMean, v128.load(mean + j), f32x4.mul(takeMean, g)), 1e-20);
    const decayed = f32x4.mul(keepVariance, v128.load(variance + j));
    const v = Lanes.flush(Lanes.madd(takeVariance, f32x4.mul(g, g), decayed), 1e-37);
    v128.store(mean + j, m);
    v128.store(variance + j, v);
    const move = f32x4.div(m, f32x4.add(f32x4.sqrt(v), small));
    v128.store(parameters + j, Lanes.nmadd(step, move, v128.load(parameters + j)));
  }
}
