import { Lanes } from './lanes';

/** One time step of an Elman network: `state` = tanh(`preactivation`), `count` a multiple of 4. */
export function rnnForward(count: i32, preactivation: usize, state: usize): void {
  const end = (<usize>count) << 2;
  for (let j: usize = 0; j < end; j += 16) v128.store(state + j, Lanes.tanh(v128.load(preactivation + j)));
}

/** The step backwards: `stateGradient` takes in `carried`, `preactivationGradient` = it * (1 - h^2). */
export function rnnBackward(
  count: i32,
  state: usize,
  stateGradient: usize,
  carried: usize,
  preactivationGradient: usize,
): void {
  const end = (<usize>count) << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < end; j += 16) {
    const h = v128.load(state + j);
    const d = f32x4.add(v128.load(stateGradient + j), v128.load(carried + j));
    v128.store(stateGradient + j, d);
    v128.store(preactivationGradient + j, f32x4.mul(d, Lanes.nmadd(h, h, one)));
  }
}

/** Back through h = tanh(x), in place: `gradient` of h becomes that of x. */
export function tanhBackward(count: i32, h: usize, gradient: usize): void {
  const end = (<usize>count) << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < end; j += 16) {
    const value = v128.load(h + j);
    v128.store(gradient + j, f32x4.mul(v128.load(gradient + j), Lanes.nmadd(value, value, one)));
  }
}
