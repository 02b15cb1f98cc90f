import { Lanes } from './lanes';

/**
 * A GRU with the reset gate applied before the matrix product (Cho 2014), `hidden` a multiple of 4. First half of a time step: `gates`
 * [batch, 3 * hidden] holds r z n before their nonlinearities, r and z with U h' added; `resetState` becomes r * h'.
 */
export function gruBeforeGates(batch: i32, hidden: i32, gates: usize, before: usize, resetState: usize): void {
  const width = (<usize>hidden) << 2;
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const x = gates + j;
      const reset = Lanes.sigmoid(v128.load(x));
      v128.store(x, reset);
      v128.store(x + width, Lanes.sigmoid(v128.load(x + width)));
      v128.store(resetState + j, f32x4.mul(reset, v128.load(before + j)));
    }
    gates += 3 * width;
    before += width;
    resetState += width;
  }
}

/** Second half, with U_n (r * h') added to n's place: n = tanh, h = (1 - z) * n + z * h'. */
export function gruBeforeState(batch: i32, hidden: i32, gates: usize, before: usize, state: usize): void {
  const width = (<usize>hidden) << 2;
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const x = gates + j;
      const candidate = Lanes.tanh(v128.load(x + 2 * width));
      v128.store(x + 2 * width, candidate);
      const past = f32x4.sub(v128.load(before + j), candidate);
      v128.store(state + j, Lanes.madd(v128.load(x + width), past, candidate));
    }
    gates += 3 * width;
    before += width;
    state += width;
  }
}

/**
 * Backwards through the second half: z's and n's places become the gradients of their inputs. `stateGradient` becomes the whole gradient of
 * h; `carried` is what later steps owe to h, and becomes the part of h' that goes past the gates.
 */
export function gruBeforeStateBackward(
  batch: i32,
  hidden: i32,
  gates: usize,
  before: usize,
  stateGradient: usize,
  carried: usize,
): void {
  const width = (<usize>hidden) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const x = gates + j;
      const update = v128.load(x + width);
      const candidate = v128.load(x + 2 * width);
      const dState = f32x4.add(v128.load(stateGradient + j), v128.load(carried + j));
      v128.store(stateGradient + j, dState);
      const open = f32x4.sub(one, update);
      const past = f32x4.sub(v128.load(before + j), candidate);
      v128.store(x + width, f32x4.mul(f32x4.mul(dState, past), f32x4.mul(update, open)));
      v128.store(x + 2 * width, f32x4.mul(f32x4.mul(dState, open), Lanes.nmadd(candidate, candidate, one)));
      v128.store(carried + j, f32x4.mul(dState, update));
    }
    gates += 3 * width;
    before += width;
    stateGradient += width;
    carried += width;
  }
}

/** Backwards through the first half, from `resetGradient`, the gradient of r * h': r's place becomes its input's gradient. */
export function gruBeforeGatesBackward(
  batch: i32,
  hidden: i32,
  gates: usize,
  before: usize,
  resetGradient: usize,
  carried: usize,
): void {
  const width = (<usize>hidden) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const x = gates + j;
      const reset = v128.load(x);
      const d = v128.load(resetGradient + j);
      const slope = f32x4.mul(reset, f32x4.sub(one, reset));
      v128.store(x, f32x4.mul(f32x4.mul(d, v128.load(before + j)), slope));
      v128.store(carried + j, Lanes.madd(d, reset, v128.load(carried + j)));
    }
    gates += 3 * width;
    before += width;
    resetGradient += width;
    carried += width;
  }
}
