import type { TextDocument } from './document.ts';

/**
 * Where the held-out part begins, in characters: after the first `1 - share` of the document, moved back to the start of a
 * line, else of a word, when one is near. The same for every unit, so that models of characters and of words are judged by the same text.
 */
export function heldOutStart(document: TextDocument, share: number): number {
  const { characters, alphabet, length } = document;
  if (share <= 0) return length;
  const exact = Math.max(1, Math.min(length - 1, Math.round(length * (1 - share))));
  const nearest = Math.max(1, exact - Math.ceil(length / 100));
  for (const boundary of ['\n', ' ']) {
    const row = alphabet.indexOf(boundary);
    const found = row > 0 ? characters.lastIndexOf(row, exact - 1) : -1;
    if (found >= nearest) return boundary === '\n' ? found + 1 : found;
  }
  return exact;
}
