/** What each context of the character to come is made of. */
export const characterContextNames = [
  '1 character',
  '2 characters',
  '3 characters',
  '4 characters',
  '5 characters',
  '6 characters',
  '8 characters',
  '12 characters',
  '20 characters',
  'letters of the word',
  'letters of the word, word before',
  'folded letters',
  'indentation, first letters of the line',
  'character above',
] as const;

export const characterContextCount = characterContextNames.length;

/** How far back contexts look: an edit changes the contexts of this many characters after it. */
export const contextReach = 20;
const orders = [1, 2, 3, 4, 5, 6, 8, 12, 20];
const longestLine = 200;

/** Writes the hash of each context of the character at `offset` into `hashes` [context]. */
export function characterContexts(text: string, offset: number, hashes: Int32Array): void {
  let hash = 0x2545f491;
  let back = 0;
  for (let context = 0; context < orders.length; context++) {
    const order = orders[context]!;
    for (; back < order; back++) hash = mix(hash, offset - back > 0 ? text.charCodeAt(offset - back - 1) : 1);
    hashes[context] = hash === 0 ? 1 : hash;
  }
  let at = offset;
  let letters = 11;
  let folded = 13;
  while (at > 0 && offset - at < 30 && isLetter(text.charCodeAt(at - 1))) {
    at--;
    const code = text.charCodeAt(at);
    letters = mix(letters, code);
    folded = mix(folded, code | 32);
  }
  hashes[9] = mix(letters, 17);
  hashes[10] = mix(previousWord(text, at), letters);
  hashes[11] = mix(folded, 19);
  const line = text.lastIndexOf('\n', offset - 1);
  const column = offset - line - 1;
  hashes[12] = lineHash(text, line + 1, offset, column);
  const above = line <= 0 ? -1 : text.lastIndexOf('\n', line - 1);
  const aboveAt = above + 1 + column;
  hashes[13] =
    line > 0 && column < longestLine && aboveAt < line
      ? mix(mix(text.charCodeAt(aboveAt), offset > 0 ? text.charCodeAt(offset - 1) : 0), 23)
      : 0;
}

function previousWord(text: string, offset: number): number {
  let at = offset;
  let hash = 29;
  let gap = 0;
  while (at > 0 && gap < 8 && !isLetter(text.charCodeAt(at - 1))) [at, gap] = [at - 1, gap + 1];
  for (let letter = 0; at > 0 && letter < 24 && isLetter(text.charCodeAt(at - 1)); letter++)
    hash = mix(hash, text.charCodeAt(--at));
  return hash;
}

function lineHash(text: string, start: number, offset: number, column: number): number {
  if (column > longestLine) return 0;
  let at = start;
  while (at < offset && text.charCodeAt(at) === 32) at++;
  let hash = mix(31, at - start);
  for (let letter = 0; letter < 3 && at < offset; letter++) hash = mix(hash, text.charCodeAt(at++));
  return mix(hash, offset > 0 ? text.charCodeAt(offset - 1) : 0);
}

/** ASCII letters, digits and underscore, and everything beyond ASCII. */
function isLetter(code: number): boolean {
  return (
    code > 127 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b);
  h ^= h >>> 13;
  return Math.imul(h, 0xc2b2ae35) ^ (h >>> 16);
}
