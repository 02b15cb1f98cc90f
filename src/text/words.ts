import { letter, unspaced } from './wordCharacters.ts';

/**
 * A token: a line end with the indentation after it; white space that no word follows; or, with one space before it folded
 * in, a word, one character of an unspaced script, or a run of one punctuation character.
 */
const tokenPattern = new RegExp(
  [
    String.raw`\n[^\S\n]*`,
    ` ?${letter}+(?:['’]${letter}+)*`,
    String.raw` ?${unspaced}\p{M}*`,
    String.raw` ?([^\s\p{L}\p{N}_])\1{0,15}\p{M}*`,
    String.raw`[^\S\n]+(?!\S)`,
    String.raw`[^]`,
  ].join('|'),
  'gv',
);

/** Cuts a text into words and what stands between them; the concatenation of the tokens is the text. */
export function tokenise(text: string): string[] {
  return text.match(tokenPattern) ?? [];
}

/** Letters, digits and marks, without the space folded in: what a reader would call a word. */
export function isWord(token: string): boolean {
  return /^ ?[\p{L}\p{M}\p{N}_]/u.test(token);
}
