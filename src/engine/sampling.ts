import { unknownRow } from '../text/characters.ts';
import type { Random } from './random.ts';

export interface SamplingOptions {
  /** Divides the logits; 0 always takes the likeliest unit. */
  readonly temperature: number;
  /** Draw among so many of the likeliest units; Infinity for all. */
  readonly topK: number;
  /** Draw among the likeliest units that together have this probability (nucleus sampling, Holtzman 2020); 1 for all. */
  readonly topP: number;
}

/** softmax(logits), computed against overflow. */
export function softmax(logits: Float32Array): Float64Array {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const exponentials = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const total = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((value) => value / total);
}

/** Draws the next unit from its logits [vocabulary]; the unknown one is never drawn. */
export function sample(logits: Float32Array, options: SamplingOptions, random: Random): number {
  const { temperature, topK, topP } = options;
  const allowed = logits.slice();
  allowed[unknownRow] = -Infinity;
  if (temperature === 0 || topK === 1) return largestIndex(allowed);
  const probabilities = softmax(allowed.map((logit) => logit / temperature));
  const order = Array.from(probabilities.keys()).sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
  const kept = order.slice(0, nucleus(order, probabilities, topK, topP));
  const total = kept.reduce((sum, id) => sum + probabilities[id]!, 0);
  let left = random.next() * total;
  for (const id of kept) {
    left -= probabilities[id]!;
    if (left < 0) return id;
  }
  return kept.at(-1)!;
}

/** How many of the likeliest units may be drawn: at least one, and never the unknown one, whose probability is 0. */
function nucleus(order: readonly number[], probabilities: Float64Array, topK: number, topP: number): number {
  let sum = 0;
  let count = 0;
  while (count < Math.min(topK, order.length - 1) && sum < topP) sum += probabilities[order[count++]!]!;
  return Math.max(1, count);
}

function largestIndex(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}
