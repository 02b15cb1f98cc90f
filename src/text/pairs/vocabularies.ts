import { unknownUnit } from '../characters.ts';
import type { Unit } from '../unit.ts';
import { Vocabulary } from '../vocabulary.ts';
import type { Pair } from './pair.ts';

/** Rows of a target vocabulary that begin and end every output; neither can come out of a text as one unit. */
export const beginRow = 1;
export const endRow = 2;
const markers = ['<s>', '</s>'];

/** Most units a word vocabulary holds. */
const largest = 8_192;

export interface PairVocabularies {
  readonly source: Vocabulary;
  readonly target: Vocabulary;
}

/** What a model of these pairs has to know: all characters, or the commonest words. */
export function pairVocabularies(pairs: readonly Pair[], unit: Unit): PairVocabularies {
  return {
    source: new Vocabulary(unit, [unknownUnit, ...unitsOf(pairs, unit, 'source')]),
    target: new Vocabulary(unit, [unknownUnit, ...markers, ...unitsOf(pairs, unit, 'target')]),
  };
}

/** Throws a RangeError unless the marker rows of a target vocabulary are what they have to be. */
export function requireMarkers({ units }: Vocabulary): void {
  if (units[beginRow] !== markers[0] || units[endRow] !== markers[1]) {
    throw new RangeError(`Rows ${beginRow} and ${endRow} of a target vocabulary must be ${markers.join(' and ')}.`);
  }
}

function unitsOf(pairs: readonly Pair[], unit: Unit, side: 'source' | 'target'): string[] {
  const splitter = new Vocabulary(unit, [unknownUnit]);
  const counts = new Map<string, number>();
  for (const pair of pairs) {
    for (const piece of splitter.split(pair[side])) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  counts.delete(unknownUnit);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return byCount.slice(0, largest).map(([text]) => text);
}
