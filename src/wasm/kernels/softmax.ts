import { Lanes, log } from './lanes';

/**
 * Softmax and cross-entropy of `rows` rows of logits, `stride` floats apart (a multiple of 8; what `bias` adds to padding must be so low
 * that its exponential is zero). On exit `logits` are the gradient of `scale` times the summed cross-entropy, which is also added to
 * `biasGradient`; `nats` [rows] is each row's cross-entropy. A row whose target is -1 counts nothing.
 */
export function softmaxCrossEntropy(
  rows: i32,
  stride: i32,
  logits: usize,
  bias: usize,
  targets: usize,
  scale: f32,
  biasGradient: usize,
  nats: usize,
): void {
  const bytes = (<usize>stride) << 2;
  for (let r = 0; r < rows; r++) {
    const target = load<i32>(targets + ((<usize>r) << 2));
    if (target < 0) {
      memory.fill(logits, 0, bytes);
      store<f32>(nats + ((<usize>r) << 2), 0);
    } else {
      const highest = highestOf(logits, bias, bytes);
      const aim = logits + ((<usize>target) << 2);
      const chosen = load<f32>(aim) + load<f32>(bias + ((<usize>target) << 2));
      const total = biasedExponentials(logits, bias, highest, bytes);
      store<f32>(nats + ((<usize>r) << 2), <f32>(log(total) + <f64>highest - <f64>chosen));
      const factor = f32x4.splat(scale / total);
      for (let j: usize = 0; j < bytes; j += 32) {
        const d = f32x4.mul(v128.load(logits + j), factor);
        const e = f32x4.mul(v128.load(logits + j, 16), factor);
        const owedD = f32x4.add(v128.load(biasGradient + j), d);
        const owedE = f32x4.add(v128.load(biasGradient + j, 16), e);
        v128.store(logits + j, d);
        v128.store(logits + j, e, 16);
        v128.store(biasGradient + j, owedD);
        v128.store(biasGradient + j, owedE, 16);
      }
      store<f32>(aim, load<f32>(aim) - scale);
      const owed = biasGradient + ((<usize>target) << 2);
      store<f32>(owed, load<f32>(owed) - scale);
    }
    logits += bytes;
  }
}

/** Cross-entropy alone: `nats` [rows] as above, `logits` used up. */
export function crossEntropy(rows: i32, stride: i32, logits: usize, bias: usize, targets: usize, nats: usize): void {
  const bytes = (<usize>stride) << 2;
  for (let r = 0; r < rows; r++) {
    const target = load<i32>(targets + ((<usize>r) << 2));
    let loss: f64 = 0;
    if (target >= 0) {
      const highest = highestOf(logits, bias, bytes);
      const at = (<usize>target) << 2;
      const chosen = load<f32>(logits + at) + load<f32>(bias + at);
      loss = log(biasedExponentials(logits, bias, highest, bytes)) + <f64>highest - <f64>chosen;
    }
    store<f32>(nats + ((<usize>r) << 2), <f32>loss);
    logits += bytes;
  }
}

/**
 * Adds the bias to rows of logits, `stride` floats apart (a multiple of 8, padding as above); `normalisers` [rows], doubles, become
 * log(sum(exp(logits))) of each row.
 */
export function finishLogits(rows: i32, stride: i32, logits: usize, bias: usize, normalisers: usize): void {
  const bytes = (<usize>stride) << 2;
  for (let r = 0; r < rows; r++) {
    const highest = addBias(logits, bias, bytes);
    store<f64>(normalisers + ((<usize>r) << 3), log(sumOfExponentials(logits, highest, bytes)) + <f64>highest);
    logits += bytes;
  }
}

/** Softmax of one row of `count` floats, a multiple of 4, in place. */
export function softmax(count: i32, row: usize): void {
  const bytes = (<usize>count) << 2;
  let m = v128.load(row);
  for (let j: usize = 16; j < bytes; j += 16) m = f32x4.max(m, v128.load(row + j));
  const factor = f32x4.splat(1 / exponentials(row, Lanes.largest(m), bytes));
  for (let j: usize = 0; j < bytes; j += 16) v128.store(row + j, f32x4.mul(v128.load(row + j), factor));
}

/** The largest of the row with its bias. A NaN is passed over here, but not by the exponentials. */
function highestOf(row: usize, bias: usize, bytes: usize): f32 {
  let m = f32x4.splat(-Infinity);
  let n = m;
  for (let j: usize = 0; j < bytes; j += 32) {
    m = f32x4.pmax(m, f32x4.add(v128.load(row + j), v128.load(bias + j)));
    n = f32x4.pmax(n, f32x4.add(v128.load(row + j, 16), v128.load(bias + j, 16)));
  }
  return Lanes.largest(f32x4.pmax(m, n));
}

/** Adds the bias to a row and returns the largest sum, passing over NaN. */
function addBias(row: usize, bias: usize, bytes: usize): f32 {
  let m = f32x4.splat(-Infinity);
  let n = m;
  for (let j: usize = 0; j < bytes; j += 32) {
    const d = f32x4.add(v128.load(row + j), v128.load(bias + j));
    const e = f32x4.add(v128.load(row + j, 16), v128.load(bias + j, 16));
    v128.store(row + j, d);
    v128.store(row + j, e, 16);
    m = f32x4.pmax(m, d);
    n = f32x4.pmax(n, e);
  }
  return Lanes.largest(f32x4.pmax(m, n));
}

/** The sum of exp(x - highest) over a row, which stays as it is. */
function sumOfExponentials(row: usize, highest: f32, bytes: usize): f32 {
  const top = f32x4.splat(highest);
  let first = f32x4.splat(0);
  let second = first;
  for (let j: usize = 0; j < bytes; j += 32) {
    first = f32x4.add(first, Lanes.exp(f32x4.sub(v128.load(row + j), top)));
    second = f32x4.add(second, Lanes.exp(f32x4.sub(v128.load(row + j, 16), top)));
  }
  return Lanes.sum(f32x4.add(first, second));
}

/** Replaces x by exp(x + bias - highest) and returns their sum. Two vectors at a time, which V8 can join into one. */
function biasedExponentials(row: usize, bias: usize, highest: f32, bytes: usize): f32 {
  const top = f32x4.splat(highest);
  let first = f32x4.splat(0);
  let second = first;
  for (let j: usize = 0; j < bytes; j += 32) {
    const d = Lanes.exp(f32x4.sub(f32x4.add(v128.load(row + j), v128.load(bias + j)), top));
    const e = Lanes.exp(f32x4.sub(f32x4.add(v128.load(row + j, 16), v128.load(bias + j, 16)), top));
    v128.store(row + j, d);
    v128.store(row + j, e, 16);
    first = f32x4.add(first, d);
    second = f32x4.add(second, e);
  }
  return Lanes.sum(f32x4.add(first, second));
}

/** Replaces x by exp(x - highest) and returns their sum. */
function exponentials(row: usize, highest: f32, bytes: usize): f32 {
  const top = f32x4.splat(highest);
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < bytes; j += 16) {
    const e = Lanes.exp(f32x4.sub(v128.load(row + j), top));
    v128.store(row + j, e);
    sum = f32x4.add(sum, e);
  }
  return Lanes.sum(sum);
}
