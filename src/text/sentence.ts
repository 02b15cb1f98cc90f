import { filled } from './filled.ts';
import { worded } from './worded.ts';

/**
 * A sentence for a person, or the reason inside of one, that whoever shows it can put into another language. `sentence` makes one:
 * the template that translators are handed is found by its calls.
 */
export interface Sentence {
  /** English, with gaps {0}, {1}, … as `l10n.t` fills them. */
  readonly template: string;
  readonly values: readonly (string | number | Sentence)[];
}

export function sentence(template: string, ...values: Sentence['values']): Sentence {
  return { template, values };
}

/** A text without gaps: of a table that translators are handed, or what somebody else says, such as the system. */
export function asSentence(text: string): Sentence {
  return { template: text, values: [] };
}

export function inEnglish(sentence: Sentence): string {
  return worded(sentence, filled);
}

/** An error that a person reads; its message is the sentence in English. */
export class SentenceError extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(inEnglish(sentence), options);
    this.sentence = sentence;
  }
}

/** What an error says: its sentence where it has one. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof SentenceError) return error.sentence;
  return asSentence(error instanceof Error ? error.message : String(error));
}
