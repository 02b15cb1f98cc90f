import type { DocumentWords } from './documentWords.ts';
import type { WordModel } from './wordModel.ts';
import { findWords, longestPrefix, prefixAtEnd } from './words.ts';

/** Words that tell a place. */
const telling = 14;

/** A place in a document as prediction sees it: a word before, a gap, the letters typed. */
export interface Cursor {
  /** Letters of the word at the cursor that are already typed. */
  readonly prefix: string;
  /** Offset where that word begins, or would. */
  readonly start: number;
  /** How many words stand before it. */
  readonly index: number;
  /** Log position of the last of them, -1 if there is none. */
  readonly left: number;
  readonly gap: string;
}

export function cursorAt(words: DocumentWords, offset: number): Cursor {
  const prefix = prefixAtEnd(words.text.slice(Math.max(0, offset - longestPrefix), offset));
  const start = offset - prefix.length;
  const index = words.countBefore(start);
  const gap = words.text.slice(index === 0 ? 0 : words.end(index - 1), start);
  return { prefix, start, index, left: words.position(index - 1), gap };
}

/** The cursor behind a text that is not counted yet, of which `before` is the end: its last words are imagined to be. */
export function cursorAhead(model: WordModel, index: number, before: string, offset: number): Cursor {
  const prefix = prefixAtEnd(before);
  const whole = before.slice(0, before.length - prefix.length);
  const spans = findWords(whole).slice(-2 * telling);
  let left = -1;
  let end = spans[0] ?? 0;
  for (let at = 0; at < spans.length; at += 2) {
    const start = spans[at] ?? 0;
    const place = model.place(left, whole.slice(end, start));
    end = spans[at + 1] ?? 0;
    left = model.imagine(place, whole.slice(start, end));
  }
  return { prefix, start: offset - prefix.length, index, left, gap: whole.slice(end) };
}
