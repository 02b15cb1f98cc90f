import type { Random } from '../../src/engine/random.ts';
import { rankerSize, type RankerShape } from '../../src/prediction/ranker.ts';

/** Small random weights and no biases. */
export function initialWeights(shape: RankerShape, random: Random): Float32Array {
  const { own, shared, hidden } = shape;
  const weights = new Float32Array(rankerSize(shape));
  const biases = (own + shared) * hidden;
  for (let i = 0; i < biases; i++) weights[i] = 0.3 * (random.next() - 0.5);
  for (let i = biases + hidden; i < biases + 2 * hidden; i++) weights[i] = 0.5 * (random.next() - 0.5);
  return weights;
}

/** A module with weights as bfloat16 (rounded) in base64, saying what they are of and by which script they were learned. */
export function weightsFile(of: string, name: string, script: string, weights: Float32Array): string {
  const bits = new Uint32Array(weights.slice().buffer);
  const halves = Uint16Array.from(bits, (value) => Math.min(0xffff, (value + 0x8000) >>> 16));
  return `/** Weights of ${of}, learned by bench/prediction/${script}.ts; bfloat16 in base64. */
export const ${name} =
  '${Buffer.from(halves.buffer).toString('base64')}';
`;
}
