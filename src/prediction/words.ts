/** A word and the text between it and the word before. */
export interface WordToken {
  readonly gap: string;
  readonly word: string;
}

/** Scripts written without spaces: each character is a word of its own. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const letter = String.raw`[[\p{L}\p{N}_]--[${unspaced}]]`;
const wordSource = String.raw`[[${unspaced}]&&[\p{L}\p{N}]]|${letter}+(?:['’]${letter}+)*`;
const wordPattern = new RegExp(wordSource, 'gv');
const prefixPattern = new RegExp(String.raw`(?:${letter}+['’])*${letter}+$|(?:${letter}+['’])+$`, 'v');
const letterPattern = new RegExp(`^${letter}`, 'v');

/** Where the words of a text are: [start, end) offsets in UTF-16 units, flat. */
export function findWords(text: string): number[] {
  const spans: number[] = [];
  for (const match of text.matchAll(wordPattern)) spans.push(match.index, match.index + match[0].length);
  return spans;
}

/** The letters already typed of the word a text ends in, '' where it ends between words. */
export function prefixAtEnd(text: string): string {
  return prefixPattern.exec(text)?.[0] ?? '';
}

/** Whether a text begins with a letter, digit or underscore that would continue a word. */
export function continuesWord(text: string): boolean {
  return letterPattern.test(text);
}
