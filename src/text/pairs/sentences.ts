import { filled } from '../filled.ts';
import { longestSide, type PairsFound } from './pair.ts';

/** What is said about a document of pairs, in English; whoever shows it may hand over another language. */
export const foundStrings = {
  noSeparator: 'no separator between source and target',
  missingColumn: 'a missing column',
  emptySource: 'an empty source',
  emptyTarget: 'an empty target',
  tooLong: 'a side of more than {0} characters',
  damaged: 'no readable pair in it',
  oneSkipped: '1 line was skipped for {0} (line {1}).',
  skipped: '{0} lines were skipped for {1} (line {2}).',
  skippedAndMore: '{0} lines were skipped for {1} (line {2} and more).',
  oneConflict: '1 source stands there more than once with different targets.',
  conflicts: '{0} sources stand there more than once with different targets.',
} as const;

export type FoundStrings = Record<keyof typeof foundStrings, string>;

/** What a person should know about a document of pairs, a sentence each: what was skipped and why, and contradictions. */
export function describeFound({ skipped, conflicting }: PairsFound, text: FoundStrings = foundStrings): string[] {
  const sentences = [...skipped].map(([reason, { count, lines }]) => {
    const why = filled(text[reason], longestSide);
    const where = lines.map((line) => line + 1).join(', ');
    if (count === 1) return filled(text.oneSkipped, why, where);
    return filled(count > lines.length ? text.skippedAndMore : text.skipped, count, why, where);
  });
  if (conflicting === 1) sentences.push(text.oneConflict);
  else if (conflicting > 1) sentences.push(filled(text.conflicts, conflicting));
  return sentences;
}
