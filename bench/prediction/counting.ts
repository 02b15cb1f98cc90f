import { DecayedCache } from '../../src/counts/decayedCache.ts';
import { KneserNey } from '../../src/counts/kneserNey.ts';
import { Interner } from '../../src/prediction/lexicon.ts';
import type { Suggestion } from '../../src/prediction/scoreboard.ts';
import type { Contender } from './contender.ts';

const order = 5;
const emRate = 0.01;

/**
 * What there is to beat: an interpolated modified Kneser-Ney 5-gram of words and marks, mixed with two caches by online EM.
 */
export class Counting implements Contender {
  readonly #units = new Interner();
  readonly #words = new Set<number>();
  readonly #ngrams = new KneserNey(order);
  readonly #caches = [new DecayedCache(0.995), new DecayedCache(0.9995)] as const;
  readonly #weights = [0.8, 0.1, 0.1];
  #history: number[] = [];
  #ranked: readonly (readonly [string, number])[] | null = null;

  gap(text: string): void {
    for (const mark of text.replace(/[ \t]*\n\s*/g, '\n').match(/\n|\S/g) ?? [])
      this.#read(this.#units.intern(`|${mark}`));
  }

  guess(letters: string): Suggestion {
    this.#ranked ??= this.#rank();
    const fitting = this.#ranked.filter(([text]) => text.startsWith(letters) && text.length > letters.length);
    return { texts: fitting.slice(0, 3).map(([text]) => text), probability: fitting[0]?.[1] ?? 0 };
  }

  continuation(): string {
    return '';
  }

  word(text: string): void {
    const word = this.#units.intern(text);
    this.#learnWeights(word);
    this.#read(word);
    for (const cache of this.#caches) cache.note(word);
    this.#words.add(word);
  }

  /** Every known word, likeliest first, with its probability. */
  #rank(): [string, number][] {
    this.#ngrams.lookFrom(this.#history);
    const all = Array.from(this.#words, (word): [string, number] => [
      this.#units.text(word),
      this.#parts(word).reduce((sum, part, index) => sum + part * this.#weights[index]!, 0),
    ]);
    return all.sort((a, b) => b[1] - a[1]);
  }

  #parts(word: number): number[] {
    return [this.#ngrams.probability(word), ...this.#caches.map((cache) => cache.share(word))];
  }

  #learnWeights(word: number): void {
    if (!this.#words.has(word)) return;
    this.#ngrams.lookFrom(this.#history);
    const parts = this.#parts(word);
    const sum = parts.reduce((total, part, index) => total + part * this.#weights[index]!, 0);
    for (const [index, part] of parts.entries()) this.#weights[index]! *= 1 - emRate + (emRate * part) / sum;
  }

  #read(unit: number): void {
    this.#ngrams.add(this.#history, unit);
    this.#history = [unit, ...this.#history].slice(0, order - 1);
    this.#ranked = null;
  }
}
