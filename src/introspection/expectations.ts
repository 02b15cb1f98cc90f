import { likeliest } from '../engine/likeliest.ts';
import { logNormaliser } from '../engine/logProbabilities.ts';

/** What a model expected at each of `time` places, before it saw what stands there. */
export interface Expectations {
  readonly time: number;
  /** -log2 of the probability of what stands there, [time]; NaN where nothing stands. */
  readonly bits: Float32Array<ArrayBuffer>;
  /** Of what stands there, 1 = likeliest; 0 where nothing stands. */
  readonly ranks: Uint32Array<ArrayBuffer>;
  /** The likeliest ids, best first, [time, count] */
  readonly top: Int32Array<ArrayBuffer>;
  /** Their probabilities, [time, count] */
  readonly probabilities: Float32Array<ArrayBuffer>;
}

/** Judges `logits` [time, vocabulary], each row made before its place was read, by what stands there; -1 where nothing does. */
export function judgeExpectations(logits: Float32Array, actual: Int32Array, count: number): Expectations {
  const time = actual.length;
  const vocabulary = logits.length / Math.max(1, time);
  const kept = Math.min(count, vocabulary);
  const bits = new Float32Array(time).fill(NaN);
  const ranks = new Uint32Array(time);
  const top = new Int32Array(time * kept).fill(-1);
  const probabilities = new Float32Array(time * kept);
  for (let t = 0; t < time; t++) {
    const row = logits.subarray(t * vocabulary, (t + 1) * vocabulary);
    for (const [place, { id, probability }] of likeliest(row, kept).entries()) {
      top[t * kept + place] = id;
      probabilities[t * kept + place] = probability;
    }
    const id = actual[t] ?? -1;
    if (id < 0) continue;
    bits[t] = (logNormaliser(row) - (row[id] ?? NaN)) / Math.LN2;
    ranks[t] = rankOf(row, id);
  }
  return { time, bits, ranks, top, probabilities };
}

/** How many are likelier, and one more; of equal ones the smaller id is first. */
function rankOf(logits: Float32Array, id: number): number {
  const own = logits[id] ?? NaN;
  let rank = 1;
  logits.forEach((logit, other) => {
    if (logit > own || (logit === own && other < id)) rank++;
  });
  return rank;
}
