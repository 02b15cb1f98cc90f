import type { Predictor } from '../../src/prediction/predictor.ts';
import type { Suggestion } from '../../src/prediction/scoreboard.ts';

/** Somebody who guesses words of a text as it is typed: told everything once, in order. */
export interface Contender {
  /** The text between two words; what is asked next is asked behind it. */
  gap(text: string): void;
  /** The likeliest three words that begin with the letters typed and are longer. */
  guess(letters: string): Suggestion;
  /** What surely follows the last guess, were it right: shown with it where both together are at least so sure. */
  continuation(threshold: number): string;
  /** The word that came. */
  word(text: string): void;
}

/** Longest continuation after a suggested word, as in the editor. */
const mostWords = 4;

/** The predictor under test. What it has read already is the document's beginning. */
export class Recurrent implements Contender {
  readonly #predictor: Predictor;
  /** Letters of the word at the cursor that it was told. */
  #typed = '';
  #guessed: Suggestion = { texts: [], probability: 0 };

  constructor(predictor: Predictor) {
    this.#predictor = predictor;
  }

  gap(text: string): void {
    this.#type(text);
  }

  guess(letters: string): Suggestion {
    this.#typeLetters(letters);
    const { candidates } = this.#predictor.predict(this.#predictor.length, 3);
    this.#guessed = { texts: candidates.map(({ text }) => text), probability: candidates[0]?.probability ?? 0 };
    return this.#guessed;
  }

  continuation(threshold: number): string {
    const { texts, probability } = this.#guessed;
    const [first] = texts;
    if (first === undefined || probability <= threshold) return '';
    return this.#predictor.continuation(this.#predictor.length, first, threshold / probability, mostWords).text;
  }

  word(text: string): void {
    this.#typeLetters(text);
    this.#typed = '';
  }

  #typeLetters(letters: string): void {
    this.#type(letters.slice(this.#typed.length));
    this.#typed = letters;
  }

  #type(text: string): void {
    if (text !== '') this.#predictor.edit(this.#predictor.length, 0, text);
  }
}
