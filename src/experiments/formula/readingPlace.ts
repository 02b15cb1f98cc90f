import type { FormulaPlace } from '../../protocol/experimenter.ts';
import { say, type Phrase } from '../../protocol/phrases.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';

/** Where something is read, and what stands before it. */
export interface ReadingPlace {
  /** The text up to there. */
  readonly tokens: Int32Array;
  /** In words. */
  readonly where: Phrase;
}

/** The reader's cursor, or where it has too little before it, the first place that has `least` tokens. */
export function readingPlace({ document, cursor }: FormulaPlace, vocabulary: Vocabulary, least: number): ReadingPlace {
  const { name, text } = document;
  const upTo = (end: number) => Int32Array.from(vocabulary.encode(text.slice(0, end)));
  let end = cursor;
  while (end < text.length && upTo(end).length < least) end++;
  return { tokens: upTo(end), where: end === cursor ? say('atCursor', name) : say('atCharacter', name, end) };
}
