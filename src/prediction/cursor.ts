import type { DocumentWords } from './documentWords.ts';
import { prefixAtEnd } from './words.ts';

/** Letters before the cursor that can belong to a word. */
const longestPrefix = 80;

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
