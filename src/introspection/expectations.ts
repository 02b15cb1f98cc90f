import { softmax } from '../engine/sampling.ts';

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
    const chances = softmax(row);
    const best = likeliest(chances, kept);
    top.set(best, t * kept);
    best.forEach((id, place) => (probabilities[t * kept + place] = chances[id] ?? 0));
    const id = actual[t] ?? -1;
    if (id < 0) continue;
    bits[t] = -Math.log2(chances[id] ?? 0);
    ranks[t] = rankOf(chances, id);
  }
  return { time, bits, ranks, top, probabilities };
}

/** The ids of the `count` largest, best first; of equal ones the smaller id first. */
function likeliest(chances: Float64Array, count: number): number[] {
  const best: number[] = [];
  chances.forEach((chance, id) => {
    if (best.length === count && chance <= (chances[best[count - 1] ?? 0] ?? 0)) return;
    let place = best.length;
    while (place > 0 && chance > (chances[best[place - 1] ?? 0] ?? 0)) place--;
    best.splice(place, 0, id);
    if (best.length > count) best.pop();
  });
  return best;
}

function rankOf(chances: Float64Array, id: number): number {
  const own = chances[id] ?? 0;
  let rank = 1;
  chances.forEach((chance, other) => {
    if (chance > own || (chance === own && other < id)) rank++;
  });
  return rank;
}
