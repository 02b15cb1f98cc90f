import { longestSide, type PairsFound, type SkipReason } from './pair.ts';

const reasons: Readonly<Record<SkipReason, string>> = {
  noSeparator: 'no separator between source and target',
  emptySource: 'an empty source',
  emptyTarget: 'an empty target',
  tooLong: `a side of more than ${longestSide} characters`,
  damaged: 'no readable pair in it',
};

/** What a person should know about a document of pairs, a sentence each: what was skipped and why, and contradictions. */
export function describeFound({ skipped, conflicting }: PairsFound): string[] {
  const sentences = [...skipped].map(([reason, { count, lines }]) => {
    const where = lines.map((line) => line + 1).join(', ');
    const more = count > lines.length ? ' and more' : '';
    return `${count === 1 ? '1 line was' : `${count} lines were`} skipped for ${reasons[reason]} (line ${where}${more}).`;
  });
  if (conflicting > 0) {
    const sources = conflicting === 1 ? '1 source stands' : `${conflicting} sources stand`;
    sentences.push(`${sources} there more than once with different targets.`);
  }
  return sentences;
}
