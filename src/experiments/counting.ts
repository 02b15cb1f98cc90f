import { KneserNey } from '../counts/kneserNey.ts';
import type { Random } from '../engine/random.ts';
import type { Corpus } from '../text/corpus.ts';

/** How many characters an n-gram of the lessons looks back on. */
export const ngramOrder = 4;

/** Bits per character of the held-out part by the frequencies of letters alone, with one count added for each letter. */
export function unigramBits({ training, heldOut, vocabulary }: Corpus): number {
  const counts = new Float64Array(vocabulary.size).fill(1);
  for (const id of training) counts[id]! += 1;
  const total = training.length + vocabulary.size;
  const judged = heldOut?.tokens ?? training;
  let bits = 0;
  for (const id of judged) bits -= Math.log2((counts[id] ?? 1) / total);
  return bits / judged.length;
}

/** An interpolated character n-gram of the training part. */
export class CharacterCounts {
  readonly #counts = new KneserNey(ngramOrder);

  constructor({ training }: Corpus) {
    const ids = Array.from(training);
    ids.forEach((id, place) => this.#counts.add(historyAt(ids, place), id));
  }

  /** Bits per character of the held-out part. */
  bits({ training, heldOut }: Corpus): number {
    const ids = [...training.subarray(-ngramOrder), ...(heldOut?.tokens ?? training)];
    const from = Math.min(ngramOrder, training.length);
    let bits = 0;
    for (let place = from; place < ids.length; place++) {
      this.#counts.lookFrom(historyAt(ids, place));
      bits -= Math.log2(this.#counts.probability(ids[place] ?? 0));
    }
    return bits / (ids.length - from);
  }

  /** Draws `length` characters, one after another. */
  write(start: readonly number[], length: number, vocabulary: number, random: Random): number[] {
    const ids = [...start];
    for (let n = 0; n < length; n++) {
      this.#counts.lookFrom(historyAt(ids, ids.length));
      const shares = Array.from({ length: vocabulary }, (_, id) => (id === 0 ? 0 : this.#counts.probability(id)));
      let left = random.next() * shares.reduce((sum, share) => sum + share, 0);
      const drawn = shares.findIndex((share) => (left -= share) < 0);
      ids.push(drawn < 0 ? 1 : drawn);
    }
    return ids.slice(start.length);
  }
}

/** What came before a place, nearest first. */
function historyAt(ids: readonly number[], place: number): number[] {
  return ids.slice(Math.max(0, place - ngramOrder + 1), place).toReversed();
}
