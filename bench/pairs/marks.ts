import { characterFScore } from './characterFScore.ts';
import type { Exam } from './tasks.ts';

/** What a network wrote for one source: a line of `recurrent translate --json`. */
export interface Written {
  readonly output: string;
  /** [target unit][source unit]; null without attention */
  readonly attention: readonly (readonly number[])[] | null;
}

/** How well a network did on sources it had never seen. Shares from 0 to 1. */
export interface Marks {
  /** Outputs that are a target to the letter. */
  readonly exact: number;
  /** Target units of known origin at which attention is largest there; null without attention or where none is known. */
  readonly aligned: number | null;
  readonly chrF: number;
  /** Exact outputs by the number of the source's characters. */
  readonly byLength: readonly { readonly length: number; readonly sources: number; readonly exact: number }[];
}

export function marksOf(exams: readonly Exam[], written: readonly Written[]): Marks {
  const exact = exams.map(({ targets }, at) => targets.includes(written[at]?.output ?? ''));
  const byLength = Map.groupBy(exams.keys(), (at) => Array.from(exams[at]?.source ?? '').length);
  return {
    exact: shareOf(exact),
    aligned: alignedShare(exams, written),
    chrF: characterFScore(
      written.map(({ output }) => output),
      exams.map(({ targets }) => targets),
    ),
    byLength: [...byLength]
      .sort(([a], [b]) => a - b)
      .map(([length, all]) => ({ length, sources: all.length, exact: shareOf(all.map((at) => exact[at] ?? false)) })),
  };
}

/** An output too short to have a unit there looks nowhere: that counts as wrong. */
function alignedShare(exams: readonly Exam[], written: readonly Written[]): number | null {
  const hits = exams.flatMap(({ alignment }, at) => {
    const attention = written[at]?.attention;
    if (!alignment || !attention) return [];
    return alignment.flatMap((gold, unit) => (gold < 0 ? [] : [largestAt(attention[unit] ?? []) === gold]));
  });
  return hits.length === 0 ? null : shareOf(hits);
}

function largestAt(weights: readonly number[]): number {
  return weights.indexOf(Math.max(...weights));
}

function shareOf(answers: readonly boolean[]): number {
  return answers.filter(Boolean).length / answers.length;
}
