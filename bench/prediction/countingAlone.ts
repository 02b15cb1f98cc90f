import { readFileSync } from 'node:fs';
import { DecayedCache } from '../../src/counts/decayedCache.ts';
import { KneserNey } from '../../src/counts/kneserNey.ts';
import { Interner } from '../../src/prediction/lexicon.ts';
import { emptyTally, scoreOf, tallied } from '../../src/prediction/scoreboard.ts';
import { findWords } from '../../src/prediction/words.ts';

/*
 * What there is to beat: an interpolated modified Kneser-Ney 5-gram of words and marks, mixed with two caches by online EM.
 *   node bench/prediction/countingAlone.ts MOST_WORDS FILE...
 * Types the last tenth of each file's lines and prints a JSON line for each.
 */
const order = 5;
const emRate = 0.01;

/** The three parts, and how far each has proved to be right. */
class Counting {
  readonly units = new Interner();
  readonly words = new Set<number>();
  readonly #ngrams = new KneserNey(order);
  readonly #caches = [new DecayedCache(0.995), new DecayedCache(0.9995)] as const;
  readonly #weights = [0.8, 0.1, 0.1];
  #history: number[] = [];

  readGap(gap: string): void {
    for (const mark of gap.replace(/[ \t]*\n\s*/g, '\n').match(/\n|\S/g) ?? [])
      this.#read(this.units.intern(`|${mark}`));
  }

  readWord(text: string): void {
    const word = this.units.intern(text);
    this.#learnWeights(word);
    this.#read(word);
    for (const cache of this.#caches) cache.note(word);
    this.words.add(word);
  }

  /** Every known word, likeliest first, with its probability. */
  ranked(): [string, number][] {
    this.#ngrams.lookFrom(this.#history);
    const all = Array.from(this.words, (word): [string, number] => [
      this.units.text(word),
      this.#parts(word).reduce((sum, part, index) => sum + part * this.#weights[index]!, 0),
    ]);
    return all.toSorted((a, b) => b[1] - a[1]);
  }

  #parts(word: number): number[] {
    return [this.#ngrams.probability(word), ...this.#caches.map((cache) => cache.share(word))];
  }

  #learnWeights(word: number): void {
    if (!this.words.has(word)) return;
    this.#ngrams.lookFrom(this.#history);
    const parts = this.#parts(word);
    const sum = parts.reduce((total, part, index) => total + part * this.#weights[index]!, 0);
    for (const [index, part] of parts.entries()) this.#weights[index]! *= 1 - emRate + (emRate * part) / sum;
  }

  #read(unit: number): void {
    this.#ngrams.add(this.#history, unit);
    this.#history = [unit, ...this.#history].slice(0, order - 1);
  }
}

function tokens(text: string): { gap: string; word: string }[] {
  const spans = findWords(text);
  return Array.from({ length: spans.length / 2 }, (_, index) => ({
    gap: text.slice(spans[2 * index - 1] ?? 0, spans[2 * index]),
    word: text.slice(spans[2 * index], spans[2 * index + 1]),
  }));
}

const [most = '1000', ...files] = process.argv.slice(2);
for (const file of files) {
  const lines = readFileSync(file, 'utf8')
    .replaceAll('\r\n', '\n')
    .split(/(?<=\n)/);
  const read = Math.floor(lines.length * 0.9);
  const counting = new Counting();
  for (const { gap, word } of tokens(lines.slice(0, read).join(''))) {
    counting.readGap(gap);
    counting.readWord(word);
  }
  let tally = emptyTally;
  for (const { gap, word } of tokens(lines.slice(read).join('')).slice(0, Number(most))) {
    counting.readGap(gap);
    const ranked = counting.ranked();
    const suggestions = Array.from({ length: word.length }, (_, letters) => {
      const fitting = ranked.filter(([text]) => text.startsWith(word.slice(0, letters)) && text.length > letters);
      return { texts: fitting.slice(0, 3).map(([text]) => text), probability: fitting[0]?.[1] ?? 0 };
    });
    tally = tallied(tally, gap, word, suggestions, 0.5);
    counting.readWord(word);
  }
  process.stdout.write(`${JSON.stringify({ file, words: tally.words, ...scoreOf(tally) })}\n`);
}
