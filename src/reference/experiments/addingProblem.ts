import type { Random } from '../../engine/random.ts';
import type { NumberBatch } from './sequenceRegression.ts';

/**
 * The adding problem (Hochreiter & Schmidhuber 1997): a row of numbers from U[0, 1], two of them marked, one in each half; their
 * sum is wanted at the end. Always answering 1 has a mean squared error of 1/6.
 */
export function addingBatch(batch: number, time: number, random: Random): NumberBatch {
  const inputs = new Float32Array(batch * time * 2);
  const wanted = new Float32Array(batch);
  const half = Math.floor(time / 2);
  for (let row = 0; row < batch; row++) {
    const start = row * time * 2;
    for (let step = 0; step < time; step++) inputs[start + 2 * step] = random.next();
    for (const step of [random.below(half), half + random.below(time - half)]) {
      inputs[start + 2 * step + 1] = 1;
      wanted[row] = (wanted[row] ?? 0) + (inputs[start + 2 * step] ?? 0);
    }
  }
  return { batch, time, features: 2, inputs, wanted };
}
