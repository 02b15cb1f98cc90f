import type { RunRow } from '../protocol/runs.ts';
import type { RunStrings } from '../protocol/runStrings.ts';

/** What the runs of a comparison have in common, in words. */
export function comparisonName(runs: readonly Pick<RunRow, 'comparison' | 'budget'>[], text: RunStrings): string {
  const [first] = runs;
  const { equal, seeds } = first?.comparison ?? { equal: 'hidden', seeds: 1 };
  const { seconds, steps } = first?.budget ?? {};
  const say = (sentence: string, count: number) => sentence.replace('{0}', String(count));
  return [
    equal === 'hidden' ? text.equalHidden : text.equalParameters,
    seeds === 1 ? text.oneSeed : say(text.seeds, seeds),
    ...(seconds === undefined ? [] : [say(text.budgetSeconds, seconds)]),
    ...(steps === undefined ? [] : [say(text.budgetSteps, steps)]),
  ].join(', ');
}
