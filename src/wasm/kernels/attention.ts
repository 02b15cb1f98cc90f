import { softmax } from './softmax';

/**
 * Softmax of scores [time, stride] over what each position may see, in place: position t of a sequence stands behind `remembered` + t others and sees the
 * last `window` of them. Everything else, and the row of a position that sees nothing, becomes zero. `stride` is a multiple of 4.
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

/** So low that its exponential is zero. */
const HIDDEN: f32 = -1e30;

function hide(row: usize, from: i32, to: i32): void {
  for (let j = from; j < to; j++) store<f32>(row + ((<usize>j) << 2), HIDDEN);
}

/** The gradient of scores from that of their softmax, in place: d = a * (d - sum(a * d)) row by row. */
export function attendBackward(time: i32, stride: i32, weights: usize, gradients: usize): void {
  for (let t = 0; t < time; t++) {
    let sum: f32 = 0;
    for (let j = 0; j < stride; j++) {
      const at = (<usize>j) << 2;
      sum += load<f32>(weights + at) * load<f32>(gradients + at);
    }
    for (let j = 0; j < stride; j++) {
      const at = (<usize>j) << 2;
      store<f32>(gradients + at, load<f32>(weights + at) * (load<f32>(gradients + at) - sum));
    }
    weights += (<usize>stride) << 2;
    gradients += (<usize>stride) << 2;
  }
}
