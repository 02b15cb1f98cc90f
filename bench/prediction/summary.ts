import { Random } from '../../src/engine/random.ts';
import { scoreOf } from '../../src/prediction/scoreboard.ts';
import { threshold, type Performance } from './typing.ts';

const resamples = 2000;
const surest = 0.2;

/** One line of results: shares in percent. */
export function summaryOf({
  tally,
  firsts,
  inside,
  continuations,
  gaps,
  falselyShown,
}: Performance): Record<string, number | null> {
  const { top1, top3, keystrokesSaved, keystrokesSavedOfThree, precision, coverage } = scoreOf(tally);
  const sure = firsts.toSorted((a, b) => b.probability - a.probability).slice(0, Math.ceil(surest * firsts.length));
  const shownInside = inside.filter(({ probability }) => probability >= threshold);
  return {
    words: tally.words,
    top1: percent(top1),
    top3: percent(top3),
    saved1: percent(keystrokesSaved),
    saved3: percent(keystrokesSavedOfThree),
    precision: percent(precision),
    coverage: percent(coverage),
    surestFifth: percent(sure.filter(({ right }) => right).length / Math.max(1, sure.length)),
    precisionAfterLetters: percent(shareOf(shownInside, ({ right }) => right)),
    coverageAfterLetters: percent(inside.length > 0 ? shownInside.length / inside.length : null),
    continuations: continuations.length,
    continuationsRight: percent(shareOf(continuations, (right) => right)),
    shownWhereNoWordCame: percent(gaps > 0 ? falselyShown / gaps : null),
  };
}

/** Several documents' words as if they were one's. */
export function pooled(performances: readonly Performance[]): Performance {
  const sum = (of: (performance: Performance) => number) => performances.reduce((total, each) => total + of(each), 0);
  const keys = Object.keys(performances[0]!.tally) as (keyof Performance['tally'])[];
  return {
    tally: Object.fromEntries(
      keys.map((key) => [key, sum(({ tally }) => tally[key])]),
    ) as unknown as Performance['tally'],
    firsts: performances.flatMap(({ firsts }) => firsts),
    inside: performances.flatMap(({ inside }) => inside),
    continuations: performances.flatMap(({ continuations }) => continuations),
    gaps: sum(({ gaps }) => gaps),
    falselyShown: sum(({ falselyShown }) => falselyShown),
  };
}

/** Mean of each measure over documents. */
export function meanOf(lines: readonly Record<string, number | null>[]): Record<string, number> {
  const keys = Object.keys(lines[0] ?? {}).filter((key) => key !== 'words' && key !== 'continuations');
  return Object.fromEntries(
    keys.map((key) => [key, round(lines.reduce((total, line) => total + (line[key] ?? 0), 0) / lines.length)]),
  );
}

/**
 * By how many points of first guesses one contender beats another on the same words, with the 95 % interval of a paired bootstrap
 * over words (2,000 resamples, seed 1).
 */
export function advantage(
  challenger: Performance,
  incumbent: Performance,
): { points: number; from: number; to: number } {
  const differences = challenger.firsts.map(({ right }, word) => Number(right) - Number(incumbent.firsts[word]!.right));
  const random = new Random(1);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < differences.length; draw++) sum += differences[random.below(differences.length)]!;
    return sum / differences.length;
  }).sort((a, b) => a - b);
  const mean = differences.reduce((total, difference) => total + difference, 0) / differences.length;
  const at = (share: number) => round(100 * means[Math.floor(share * (resamples - 1))]!);
  return { points: round(100 * mean), from: at(0.025), to: at(0.975) };
}

function shareOf<T>(all: readonly T[], isMeant: (one: T) => boolean): number | null {
  return all.length > 0 ? all.filter(isMeant).length / all.length : null;
}

function percent(share: number | null): number | null {
  return share === null ? null : round(100 * share);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
