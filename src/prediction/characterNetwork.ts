import type { DocumentModel } from '../engine/backend.ts';
import { logProbabilities } from '../engine/logProbabilities.ts';
import { selectSequences } from '../engine/recurrentState.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { ReadPlaces, type NetworkPlace, type NetworkReader, type ReadableText } from './networkReader.ts';
import { continuesWord } from './words.ts';

/** Characters read anew where no carried state is at hand. */
const warmUp = 600;
/** Letters of a candidate that are spelled: what begins so is nearly always the same word, and each letter costs a step. */
const spelled = 3;

/** Words spelled side by side: those that begin alike share a row. */
interface Spelling {
  readonly words: readonly { readonly text: string; readonly letters: Int32Array }[];
  /** Of what is spelled so far. */
  readonly logProbability: number;
  /** [vocabulary]: of the next character */
  readonly next: Float64Array;
}

/** A document model that reads characters, carried along as the text grows: a keystroke costs one step. */
export class CharacterNetwork implements NetworkReader {
  readonly #model: DocumentModel;
  readonly #vocabulary: Vocabulary;
  /** [vocabulary]: whether a character goes on with a word */
  readonly #letters: readonly boolean[];
  readonly #places = new ReadPlaces<NetworkPlace>();

  /** Throws a RangeError for a model that does not read characters. */
  constructor(model: DocumentModel, vocabulary: Vocabulary) {
    if (vocabulary.unit !== 'character') throw new RangeError('This network does not read characters.');
    this.#model = model;
    this.#vocabulary = vocabulary;
    this.#letters = vocabulary.units.map((unit, id) => id > 0 && continuesWord(unit));
  }

  get width(): number {
    return this.#model.configuration.hidden;
  }

  at(text: ReadableText, offset: number): NetworkPlace | null {
    if (offset === 0) return null;
    const known = this.#places.nearest(offset, offset - warmUp);
    if (known?.end === offset) return known;
    const from = known?.end ?? Math.max(0, offset - warmUp);
    const tokens = Int32Array.from(this.#vocabulary.encode(text.slice(from, offset)));
    const { logits, state } = this.#model.read(tokens, known?.state ?? null);
    const place = { end: offset, logits, state, hidden: state.hidden.slice(-this.width) };
    this.#places.add(place);
    return place;
  }

  forget(offset: number): void {
    this.#places.forget(offset);
  }

  words(place: NetworkPlace, candidates: readonly string[]): ReadonlyMap<string, number> {
    const { configuration } = this.#model;
    const next = logProbabilities(place.logits);
    const begins = Math.log(this.#mass(next, true));
    const words = candidates.map((text) => ({ text, letters: Int32Array.from(this.#vocabulary.encode(text)) }));
    const found = new Map<string, number>();
    let state = place.state;
    let rows: readonly Spelling[] = [{ words, logProbability: -begins, next }];
    for (let letter = 0; rows.length > 0; letter++) {
      for (const spelling of rows) this.#finish(spelling, letter, found);
      if (letter === spelled) break;
      const following = rows.flatMap((spelling, row) =>
        branches(spelling, letter).map((branch) => ({ ...branch, row })),
      );
      if (following.length === 0) break;
      const before = selectSequences(
        state,
        configuration.layers,
        following.map(({ row }) => row),
      );
      const step = this.#model.infer(
        Int32Array.from(following, ({ id }) => id),
        before,
      );
      state = step.state;
      const { vocabulary } = configuration;
      rows = following.map(({ words, logProbability }, row) => ({
        words,
        logProbability,
        next: logProbabilities(step.logits.subarray(row * vocabulary, (row + 1) * vocabulary), step.normalisers[row]),
      }));
    }
    return found;
  }

  /** Notes the words that end after so many letters, and those of which no more is spelled. */
  #finish({ words, logProbability, next }: Spelling, letters: number, found: Map<string, number>): void {
    const longer = words.filter(({ letters: whole }) => whole.length > letters).length;
    const ends = Math.exp(logProbability) * this.#mass(next, false);
    const goesOn = Math.exp(logProbability) * this.#mass(next, true);
    for (const { text, letters: whole } of words) {
      if (whole.length === letters) found.set(text, ends);
      else if (letters === spelled) found.set(text, goesOn / longer);
    }
  }

  /** Chance that the next character is a letter, or that it is none. */
  #mass(next: Float64Array, letter: boolean): number {
    let sum = 1e-9;
    for (const [id, value] of next.entries()) if (this.#letters[id] === letter) sum += Math.exp(value);
    return sum;
  }
}

/** The different characters that words go on with. */
function branches(
  { words, logProbability, next }: Spelling,
  letter: number,
): { readonly id: number; readonly words: Spelling['words']; readonly logProbability: number }[] {
  const byLetter = Map.groupBy(
    words.filter(({ letters }) => letters.length > letter),
    ({ letters }) => letters[letter]!,
  );
  return Array.from(byLetter, ([id, words]) => ({ id, words, logProbability: logProbability + next[id]! }));
}
