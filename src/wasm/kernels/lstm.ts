import { Lanes } from './lanes';

/**
 * One time step of an LSTM (Hochreiter & Schmidhuber 1997; forget gate, Gers 2000) for `batch` sequences of `hidden` units, a multiple of
 * 4. `gates` [batch, 4 * hidden] holds i f g o before their nonlinearities on entry and after them on exit.
 *   c = f * c' + i * g,  h = o * tanh(c)
 * Coupled gates (CIFG): gates are i g o and f = 1 - i. Peepholes [hidden], 0 for none: i and f also see c', o sees c.
 */
export function lstmForward(
  batch: i32,
  hidden: i32,
  coupled: bool,
  gates: usize,
  cellBefore: usize,
  peepholeInput: usize,
  peepholeForget: usize,
  peepholeOutput: usize,
  cell: usize,
  cellTanh: usize,
  state: usize,
): void {
  const width = (<usize>hidden) << 2;
  const candidateAt = coupled ? width : 2 * width;
  const outputAt = candidateAt + width;
  const one = f32x4.splat(1);
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const z = gates + j;
      const before = v128.load(cellBefore + j);
      let input = v128.load(z);
      let output = v128.load(z + outputAt);
      if (peepholeInput) input = Lanes.madd(v128.load(peepholeInput + j), before, input);
      input = Lanes.sigmoid(input);
      let forget: v128;
      if (coupled) {
        forget = f32x4.sub(one, input);
      } else {
        forget = v128.load(z + width);
        if (peepholeForget) forget = Lanes.madd(v128.load(peepholeForget + j), before, forget);
        forget = Lanes.sigmoid(forget);
        v128.store(z + width, forget);
      }
      const candidate = Lanes.tanh(v128.load(z + candidateAt));
      const now = Lanes.madd(forget, before, f32x4.mul(input, candidate));
      if (peepholeOutput) output = Lanes.madd(v128.load(peepholeOutput + j), now, output);
      output = Lanes.sigmoid(output);
      const squashed = Lanes.tanh(now);
      v128.store(z, input);
      v128.store(z + candidateAt, candidate);
      v128.store(z + outputAt, output);
      v128.store(cell + j, now);
      v128.store(cellTanh + j, squashed);
      v128.store(state + j, f32x4.mul(output, squashed));
    }
    gates += outputAt + width;
    cellBefore += width;
    cell += width;
    cellTanh += width;
    state += width;
  }
}

/**
 * The step backwards. `stateGradient` [batch, hidden] is the gradient from above and becomes the whole gradient of h; `carried` is what
 * later steps owe to h, `cellGradient` what they owe to c, and becomes what c' is owed. `gates` become the gradients of their inputs.
 */
export function lstmBackward(
  batch: i32,
  hidden: i32,
  coupled: bool,
  gates: usize,
  cellBefore: usize,
  cellTanh: usize,
  peepholeInput: usize,
  peepholeForget: usize,
  peepholeOutput: usize,
  stateGradient: usize,
  carried: usize,
  cellGradient: usize,
): void {
  const width = (<usize>hidden) << 2;
  const candidateAt = coupled ? width : 2 * width;
  const outputAt = candidateAt + width;
  const one = f32x4.splat(1);
  for (let b = 0; b < batch; b++) {
    for (let j: usize = 0; j < width; j += 16) {
      const z = gates + j;
      const input = v128.load(z);
      const candidate = v128.load(z + candidateAt);
      const output = v128.load(z + outputAt);
      const squashed = v128.load(cellTanh + j);
      const before = v128.load(cellBefore + j);
      const dState = f32x4.add(v128.load(stateGradient + j), v128.load(carried + j));
      v128.store(stateGradient + j, dState);
      const dOutput = f32x4.mul(f32x4.mul(dState, squashed), f32x4.mul(output, f32x4.sub(one, output)));
      let dCell = Lanes.madd(
        f32x4.mul(dState, output),
        Lanes.nmadd(squashed, squashed, one),
        v128.load(cellGradient + j),
      );
      if (peepholeOutput) dCell = Lanes.madd(dOutput, v128.load(peepholeOutput + j), dCell);
      const slope = f32x4.mul(input, f32x4.sub(one, input));
      let dBefore: v128;
      let dInput: v128;
      if (coupled) {
        dInput = f32x4.mul(f32x4.mul(dCell, f32x4.sub(candidate, before)), slope);
        dBefore = f32x4.mul(dCell, f32x4.sub(one, input));
      } else {
        const forget = v128.load(z + width);
        const dForget = f32x4.mul(f32x4.mul(dCell, before), f32x4.mul(forget, f32x4.sub(one, forget)));
        dInput = f32x4.mul(f32x4.mul(dCell, candidate), slope);
        dBefore = f32x4.mul(dCell, forget);
        if (peepholeForget) dBefore = Lanes.madd(dForget, v128.load(peepholeForget + j), dBefore);
        v128.store(z + width, dForget);
      }
      if (peepholeInput) dBefore = Lanes.madd(dInput, v128.load(peepholeInput + j), dBefore);
      v128.store(z, dInput);
      v128.store(z + candidateAt, f32x4.mul(f32x4.mul(dCell, input), Lanes.nmadd(candidate, candidate, one)));
      v128.store(z + outputAt, dOutput);
      v128.store(cellGradient + j, dBefore);
    }
    gates += outputAt + width;
    cellBefore += width;
    cellTanh += width;
    stateGradient += width;
    carried += width;
    cellGradient += width;
  }
}
