import { Lanes } from './lanes';

/**
 * One time step of a GRU with the reset gate applied after the matrix product (cuDNN's and PyTorch's form), `hidden` a multiple of 4.
 * `gates` [batch, 3 * hidden] holds the input's share of r z n on entry and r z n on exit; `recurrent` [batch, 3 * hidden] is U h'.
 *   r, z = sigmoid(gates + recurrent + bias),  n = tanh(gates_n + r * (recurrent_n + bias_n)),  h = (1 - z) * n + z * h'
 * `product` [batch, hidden] keeps recurrent_n + bias_n for the way back.
 */
export function gruAfterForward(
  batch: i32,
  hidden: i32,
  gates: usize,
  recurrent: usize,
  bias: usize,
  before: usize,
  product: usize,
  state: usize,
): void {
  const width = (<usize>hidden) << 2;
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const x = gates + j;
      const u = recurrent + j;
      const offset = bias + j;
      const reset = Lanes.sigmoid(f32x4.add(v128.load(x), f32x4.add(v128.load(u), v128.load(offset))));
      const update = Lanes.sigmoid(
        f32x4.add(v128.load(x + width), f32x4.add(v128.load(u + width), v128.load(offset + width))),
      );
      const inner = f32x4.add(v128.load(u + 2 * width), v128.load(offset + 2 * width));
      const candidate = Lanes.tanh(Lanes.madd(reset, inner, v128.load(x + 2 * width)));
      v128.store(x, reset);
      v128.store(x + width, update);
      v128.store(x + 2 * width, candidate);
      v128.store(product + j, inner);
      v128.store(state + j, Lanes.madd(update, f32x4.sub(v128.load(before + j), candidate), candidate));
    }
    gates += 3 * width;
    recurrent += 3 * width;
    before += width;
    product += width;
    state += width;
  }
}

/**
 * The step backwards: `gates` become the gradients of the input's share, `recurrentGradient` [batch, 3 * hidden] those of U h'.
 * `stateGradient` becomes the whole gradient of h; `carried` is what later steps owe to h, and becomes the part of h' that goes past the
 * gates.
 */
export function gruAfterBackward(
  batch: i32,
  hidden: i32,
  gates: usize,
  product: usize,
  before: usize,
  stateGradient: usize,
  recurrentGradient: usize,
  carried: usize,
): void {
  const width = (<usize>hidden) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const x = gates + j;
      const u = recurrentGradient + j;
      const reset = v128.load(x);
      const update = v128.load(x + width);
      const candidate = v128.load(x + 2 * width);
      const dState = f32x4.add(v128.load(stateGradient + j), v128.load(carried + j));
      v128.store(stateGradient + j, dState);
      const open = f32x4.sub(one, update);
      const dCandidate = f32x4.mul(f32x4.mul(dState, open), Lanes.nmadd(candidate, candidate, one));
      const past = f32x4.sub(v128.load(before + j), candidate);
      const dUpdate = f32x4.mul(f32x4.mul(dState, past), f32x4.mul(update, open));
      const dProduct = f32x4.mul(dCandidate, v128.load(product + j));
      const dReset = f32x4.mul(dProduct, f32x4.mul(reset, f32x4.sub(one, reset)));
      v128.store(x, dReset);
      v128.store(x + width, dUpdate);
      v128.store(x + 2 * width, dCandidate);
      v128.store(u, dReset);
      v128.store(u + width, dUpdate);
      v128.store(u + 2 * width, f32x4.mul(dCandidate, reset));
      v128.store(carried + j, f32x4.mul(dState, update));
    }
    gates += 3 * width;
    recurrentGradient += 3 * width;
    product += width;
    before += width;
    stateGradient += width;
    carried += width;
  }
}
