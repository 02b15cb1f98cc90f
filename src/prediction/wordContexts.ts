import type { Place, TokenLog } from './tokenLog.ts';

/** What each context of the word to come is made of; w1 is the word before it, gaps are the text between words. */
export const wordContextNames = [
  'gap',
  'exact gap, w1',
  'w1',
  'gap, w1, gap, w2',
  'w1, w2',
  'three words and gaps',
  'w1, w2, w3',
  'four words and gaps',
  'five words and gaps',
  'seven words and gaps',
  'twelve words',
  'gap, w2',
  'gap, w2, w3',
  'gap, w1, w3',
  'gap, w3',
  'first word of the line',
  'first word of the line, w1',
  'word above',
  'word above, w1',
  'bracket, argument',
  'bracket, w1',
  'folded w1, w2',
  'folded w1',
  'endings of w1, w2',
  'ending of w1',
  'three gaps',
  'five gaps',
  'line beginnings',
  'outer brackets',
  'ending of w1, w2, w3',
] as const;

export const wordContextCount = wordContextNames.length;

function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b);
  h ^= h >>> 13;
  return Math.imul(h, 0xc2b2ae35) ^ (h >>> 16);
}

/** Writes the hash of each context of a place into `hashes` [context]; 0 where there is nothing to tell the place by. */
export function wordContexts(log: TokenLog, place: Place, hashes: Int32Array): void {
  const { lexicon, gaps } = log;
  const exact = place.gap;
  const gap = gaps.coarse(exact);
  let position = place.left;
  const words = [0, 0, 0, 0, 0];
  const coarse = [0, 0, 0, 0, 0];
  for (let back = 0; back < 5 && position >= 0; back++) {
    words[back] = log.word(position);
    coarse[back] = gaps.coarse(log.get('gap', position));
    position = log.left(position);
  }
  const [w1 = 0, w2 = 0, w3 = 0, w4 = 0, w5 = 0] = words;
  const [g1 = 0, g2 = 0, g3 = 0, g4 = 0] = coarse;
  const bracket = log.brackets.head(place.bracket);
  const outer = log.brackets.head(log.brackets.outside(place.bracket));
  const first = place.lineStart < 0 ? 0 : log.word(place.lineStart);
  const above = log.above(place);
  const aboveFirst = place.lineAbove < 0 ? 0 : log.word(place.lineAbove);
  let context = 0;
  const put = (...parts: readonly number[]): void => {
    let hash = Math.imul(context + 1, 0x9e3779b1);
    for (const part of parts) hash = mix(hash, part);
    hashes[context++] = hash === 0 ? 1 : hash;
  };
  const skip = (): void => {
    hashes[context++] = 0;
  };
  put(gap);
  put(exact, w1);
  put(w1);
  put(gap, w1, g1, w2);
  put(w1, w2);
  put(gap, w1, g1, w2, g2, w3);
  put(w1, w2, w3);
  put(gap, w1, g1, w2, g2, w3, g3, w4);
  put(gap, w1, g1, w2, g2, w3, g3, w4, g4, w5);
  put(gap, farther(log, place.left, 7, true));
  put(farther(log, place.left, 12, false));
  put(gap, w2);
  put(gap, w2, w3);
  put(gap, w1, w3);
  put(gap, w3);
  if (first) {
    put(gap, first, Math.min(place.column, 3));
    put(gap, first, w1);
  } else {
    skip();
    skip();
  }
  if (above) {
    put(gap, above);
    put(gap, above, w1);
  } else {
    skip();
    skip();
  }
  if (place.bracket) {
    put(gap, bracket, place.argument);
    put(gap, bracket, w1);
  } else {
    skip();
    skip();
  }
  put(gap, lexicon.folded(w1), lexicon.folded(w2));
  put(gap, lexicon.folded(w1));
  put(gap, lexicon.ending(w1), lexicon.ending(w2));
  put(gap, lexicon.ending(w1));
  put(exact, g1, g2);
  put(exact, g1, g2, g3, g4);
  if (place.column === 0 && aboveFirst) put(exact, aboveFirst);
  else skip();
  if (place.bracket) put(gap, bracket, outer, place.argument, place.column === 0 ? 1 : 0);
  else skip();
  put(gap, lexicon.ending(w1), lexicon.ending(w2), lexicon.ending(w3));
}

function farther(log: TokenLog, position: number, count: number, gaps: boolean): number {
  let hash = count;
  for (let back = 0; back < count && position >= 0; back++) {
    hash = mix(hash, log.word(position));
    if (gaps) hash = mix(hash, log.gaps.coarse(log.get('gap', position)));
    position = log.left(position);
  }
  return hash;
}
