import type { Predictor } from '../../src/prediction/predictor.ts';
import type { Suggestion } from '../../src/prediction/scoreboard.ts';

/** Somebody who guesses words of a text as it is typed: told everything once, in order. */
export interface Contender {
  /** The text between two words; what is asked next is asked behind it. */
  gap(text: string): void;
  /** The likeliest three words that begin with the letters typed and are longer. */
  guess(letters: string): Suggestion;
  /** The word that came. */
  word(text: string): void;
}

/** The predictor under test. What it has read already is the document's beginning. */
export class Recurrent implements Contender {
  readonly #predictor: Predictor;
  /** Letters of the word at the cursor that it was told. */
  #typed = '';

  constructor(predictor: Predictor) {
    this.#predictor = predictor;
  }

  gap(text: string): void {
    this.#type(text);
  }

  guess(letters: string): Suggestion {
    this.#typeLetters(letters);
    const { candidates } = this.#predictor.predict(this.#predictor.length, 3);
    return { texts: candidates.map(({ text }) => text), probability: candidates[0]?.probability ?? 0 };
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
