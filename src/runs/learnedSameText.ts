import type { RunRow } from '../protocol/runs.ts';

/**
 * Whether runs were judged by the same text, as far as their records tell: its length, how much of it was held out, and what counting alone
 * comes to there, which earlier records, and runs that were stopped before it was counted, do not have.
 */
export function learnedSameText(rows: readonly RunRow[]): boolean {
  const same = (value: (row: RunRow) => string | number | undefined): boolean =>
    new Set(rows.map(value).filter((one) => one !== undefined)).size <= 1;
  return (
    same(({ characters }) => characters) &&
    same(({ heldOutCharacters }) => heldOutCharacters) &&
    same(({ baselines }) => baselines?.unigram.toFixed(6))
  );
}
