import { Lanes } from './lanes';
import { softmax } from './softmax';

/** So low that its exponential is zero. */
const HIDDEN: f32 = -1e30;

/**
 * Softmax of scores [time, stride] over what each position may see, in place: position t of a sequence stands behind `remembered` + t
 * others and sees the last `window` of them. Everything else, and the row of a position that sees nothing, becomes zero. `stride` is a
 * multiple of 4.
 */
export function attend(time: i32, stride: i32, remembered: i32, window: i32, scores: usize): void {
  for (let t = 0; t < time; t++) {
    const own = remembered + t;
    const first = max(0, own - window);
    if (own == 0) {
      memory.fill(scores, 0, (<usize>stride) << 2);
    } else {
      hide(scores, 0, first);
      hide(scores, own, stride);
      softmax(stride, scores);
    }
    scores += (<usize>stride) << 2;
  }
}

/** Softmax of scores [time, stride] over the first `visible` of each row, in place; the rest becomes zero. `stride` is a multiple of 4. */
export function attendToFirst(time: i32, stride: i32, visible: i32, scores: usize): void {
  for (let t = 0; t < time; t++) {
    hide(scores, visible, stride);
    softmax(stride, scores);
    scores += (<usize>stride) << 2;
  }
}

/**
 * scores[t][j] = v . tanh(queries[t] + keys[j]) (Bahdanau 2014), rows of queries, keys and scores so many floats apart. `hidden` is a
 * multiple of 4.
 */
export function additiveScores(
  time: i32,
  sources: i32,
  hidden: i32,
  queries: usize,
  queryStride: i32,
  keys: usize,
  keyStride: i32,
  v: usize,
  scores: usize,
  scoreStride: i32,
): void {
  const bytes = (<usize>hidden) << 2;
  for (let t = 0; t < time; t++) {
    let key = keys;
    for (let j = 0; j < sources; j++) {
      let sum = f32x4.splat(0);
      for (let k: usize = 0; k < bytes; k += 16) {
        const u = Lanes.tanh(f32x4.add(v128.load(queries + k), v128.load(key + k)));
        sum = Lanes.madd(v128.load(v + k), u, sum);
      }
      store<f32>(scores + ((<usize>j) << 2), Lanes.sum(sum));
      key += (<usize>keyStride) << 2;
    }
    queries += (<usize>queryStride) << 2;
    scores += (<usize>scoreStride) << 2;
  }
}

/**
 * The way back: `gradients` of the scores are added to those of v, of the queries and of the keys, the latter two laid out as what
 * they are of.
 */
export function additiveScoresBackward(
  time: i32,
  sources: i32,
  hidden: i32,
  queries: usize,
  queryStride: i32,
  keys: usize,
  keyStride: i32,
  v: usize,
  gradients: usize,
  scoreStride: i32,
  owedQueries: usize,
  owedKeys: usize,
  owedV: usize,
): void {
  const bytes = (<usize>hidden) << 2;
  const one = f32x4.splat(1);
  for (let t = 0; t < time; t++) {
    let offset: usize = 0;
    for (let j = 0; j < sources; j++) {
      const d = f32x4.splat(load<f32>(gradients + ((<usize>j) << 2)));
      for (let k: usize = 0; k < bytes; k += 16) {
        const u = Lanes.tanh(f32x4.add(v128.load(queries + k), v128.load(keys + offset + k)));
        const s = f32x4.mul(f32x4.mul(d, v128.load(v + k)), Lanes.nmadd(u, u, one));
        v128.store(owedV + k, Lanes.madd(d, u, v128.load(owedV + k)));
        v128.store(owedQueries + k, f32x4.add(v128.load(owedQueries + k), s));
        v128.store(owedKeys + offset + k, f32x4.add(v128.load(owedKeys + offset + k), s));
      }
      offset += (<usize>keyStride) << 2;
    }
    queries += (<usize>queryStride) << 2;
    owedQueries += (<usize>queryStride) << 2;
    gradients += (<usize>scoreStride) << 2;
  }
}

function hide(row: usize, from: i32, to: i32): void {
  for (let j = from; j < to; j++) store<f32>(row + ((<usize>j) << 2), HIDDEN);
}

/**
 * The gradient d of scores [time, stride] from that of their softmax a, in place, row by row: d = a * (d - sum(a * d)). `stride` is a
 * multiple of 4; both are zero in the padding.
 */
export function attendBackward(time: i32, stride: i32, weights: usize, gradients: usize): void {
  const bytes = (<usize>stride) << 2;
  for (let t = 0; t < time; t++) {
    let products = f32x4.splat(0);
    for (let j: usize = 0; j < bytes; j += 16) {
      products = Lanes.madd(v128.load(weights + j), v128.load(gradients + j), products);
    }
    const sum = f32x4.splat(Lanes.sum(products));
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(gradients + j, f32x4.mul(v128.load(weights + j), f32x4.sub(v128.load(gradients + j), sum)));
    }
    weights += bytes;
    gradients += bytes;
  }
}
