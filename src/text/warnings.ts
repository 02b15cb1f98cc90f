import type { Characters } from './characters.ts';
import { sentence, type Sentence } from './sentence.ts';

/** Characters of a line from which on it counts as endless: a minified file, a text without line ends. */
const endlessLine = 50_000;

/** Sentences about texts that train, but not as their owner may expect. */
export function shapeWarnings({ characters, alphabet }: Characters): Sentence[] {
  if (alphabet.length === 2)
    return [sentence('The whole document is one character repeated: there is little to learn.')];
  const lineEnd = alphabet.indexOf('\n');
  let longest = 0;
  let start = 0;
  for (let at = characters.indexOf(lineEnd); at >= 0; at = characters.indexOf(lineEnd, at + 1)) {
    longest = Math.max(longest, at - start);
    start = at + 1;
  }
  longest = Math.max(longest, characters.length - start);
  if (longest < endlessLine) return [];
  return [sentence('One line is {0} characters long: the network sees only a small window of it at a time.', longest)];
}
