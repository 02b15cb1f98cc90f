import { letter, unspacedWord } from '../text/wordCharacters.ts';

const wordSource = String.raw`${unspacedWord}|${letter}+(?:['’]${letter}+)*`;
const wordPattern = new RegExp(wordSource, 'gv');
const prefixPattern = new RegExp(String.raw`(?:${letter}+['’])*${letter}+$|(?:${letter}+['’])+$`, 'v');
const letterPattern = new RegExp(`^${letter}`, 'v');
const unspacedWordPattern = new RegExp(`^${unspacedWord}`, 'v');
/** Letters before the end of a text that can belong to its last word. */
export const longestPrefix = 80;

/** Where the words of a text are: [start, end) offsets in UTF-16 units, flat. */
export function findWords(text: string): number[] {
  const spans: number[] = [];
  for (const match of text.matchAll(wordPattern)) spans.push(match.index, match.index + match[0].length);
  return spans;
}

/** The letters already typed of the word a text ends in, at most `longestPrefix`, '' where it ends between words. */
export function prefixAtEnd(text: string): string {
  return prefixPattern.exec(text.slice(-longestPrefix))?.[0] ?? '';
}

/** Whether a text begins with a character of a script that is written without spaces, a word of its own wherever it stands. */
export function isUnspacedWord(text: string): boolean {
  return unspacedWordPattern.test(text);
}

/** Whether a text begins with a letter, mark, digit or underscore that would continue a word. */
export function continuesWord(text: string): boolean {
  return letterPattern.test(text);
}
