import type { TokenBatch } from '../engine/backend.ts';
import type { Random } from '../engine/random.ts';

/** Symbols that may have to be remembered, and symbols of the noise between. */
export const symbols = 8;
const noise = 8;
const question = symbols + noise;
export const vocabularySize = question + 1;

/** Rows that begin with a symbol, go on with `lag` characters of noise and end with a question whose answer is that symbol. */
export function recallBatch(rows: number, lag: number, random: Random): TokenBatch {
  const time = lag + 2;
  const inputs = new Int32Array(rows * time);
  const targets = new Int32Array(rows * time).fill(-1);
  for (let row = 0; row < rows; row++) {
    const start = row * time;
    const symbol = random.below(symbols);
    inputs[start] = symbol;
    for (let step = 1; step <= lag; step++) inputs[start + step] = symbols + random.below(noise);
    inputs[start + time - 1] = question;
    targets[start + time - 1] = symbol;
  }
  return { batch: rows, time, inputs, targets };
}
