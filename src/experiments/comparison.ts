import { parameterCount } from '../engine/parameters.ts';
import type { Cell } from '../engine/configuration.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { fixed, say, type Phrase } from '../protocol/phrases.ts';
import { CharacterCounts, ngramOrder, unigramBits } from './counting.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { QuickModel, using } from './quickModel.ts';

interface Run {
  readonly cell: Cell;
  readonly quick: QuickModel;
  readonly seconds: number[];
  readonly bits: number[];
}

/**
 * Cells of the same size on the same text for the same time, several seeds each. The runs take turns, so that a busy moment of the
 * machine falls on all alike.
 */
export const comparison: Experiment<'comparison'> = async (run, document, laboratory) => {
  const { cells, seeds, seconds } = run;
  const runs = Array.from({ length: seeds }, (_, seed) => cells.map((cell) => ({ cell, seed: seed + 1 })))
    .flat()
    .map(({ cell, seed }): Run => {
      const quick = new QuickModel(laboratory.backend, document, { cell, seed, heldOut: 0.15 });
      return { cell, quick, seconds: [], bits: [] };
    });
  const models = runs.map(({ quick }) => quick);
  return using(models, async () => {
    const [first] = models;
    if (!first) throw new Error('There is nothing to compare.');
    const { corpus } = first.plan;
    const baselines = [unigramBits(corpus), new CharacterCounts(corpus).bits(corpus)] as const;
    for (const { wait, share } of looks(seconds * runs.length)) {
      for (const one of runs) {
        await one.quick.train(wait / runs.length, laboratory);
        one.seconds.push(share * seconds);
        one.bits.push(one.quick.bitsPerCharacter() ?? Number.NaN);
      }
      if (share < 1) laboratory.report(describe(run, runs, baselines, share));
    }
    return describe(run, runs, baselines, 1);
  });
};

function describe(
  { cells, seeds }: { readonly cells: readonly Cell[]; readonly seeds: number },
  runs: readonly Run[],
  [unigram, ngram]: readonly [number, number],
  progress: number,
): ExperimentResult {
  const groups = cells.map((cell) => ({ cell, of: runs.filter((run) => run.cell === cell) }));
  const series = groups.map(({ cell, of }): Series => {
    const x = of[0]?.seconds ?? [];
    const at = (n: number) => of.map(({ bits }) => bits[n] ?? Number.NaN);
    return {
      name: cell.toUpperCase(),
      x: [...x],
      y: x.map((_, n) => mean(at(n))),
      low: x.map((_, n) => Math.min(...at(n))),
      high: x.map((_, n) => Math.max(...at(n))),
    };
  });
  const x = series[0]?.x ?? [];
  const counting = (name: Phrase, value: number): Series => ({ name, x, y: x.map(() => value), baseline: true });
  const ends = groups.map(({ cell, of }) => ({ cell, bits: of.map(({ bits }) => bits.at(-1) ?? Number.NaN) }));
  return {
    finding: findingOf(ends, seeds),
    baseline: say('comparisonBaseline', fixed(unigram, 2), ngramOrder - 1, fixed(ngram, 2)),
    parts: [
      {
        type: 'table',
        columns: [say('cell'), say('parameters'), say('speed'), say('bitsAxis'), say('lowest'), say('highest')],
        rows: groups.map(({ cell, of }, n) => [
          cell.toUpperCase(),
          of[0] ? parameterCount(of[0].quick.model.configuration) : 0,
          Math.round(mean(of.map(({ quick }) => quick.speed))),
          mean(ends[n]?.bits ?? []),
          Math.min(...(ends[n]?.bits ?? [])),
          Math.max(...(ends[n]?.bits ?? [])),
        ]),
      },
      {
        type: 'lines',
        title: say('comparisonTitle'),
        xLabel: say('secondsAxis'),
        yLabel: say('bitsAxis'),
        logarithmic: false,
        series: [...series, counting(say('countingLetters'), unigram), counting(say('ngram'), ngram)],
      },
    ],
    progress,
  };
}

/** The difference in words, and whether the spread over the seeds is larger than it. */
function findingOf(ends: readonly { readonly cell: Cell; readonly bits: readonly number[] }[], seeds: number): Phrase {
  const ranked = [...ends].sort((a, b) => mean(a.bits) - mean(b.bits));
  const [best, next] = ranked;
  if (!best) throw new Error('There is nothing to compare.');
  const bitsOf = ({ bits }: { readonly bits: readonly number[] }) => fixed(mean(bits), 3);
  if (!next) return say('comparisonSingle', best.cell.toUpperCase(), bitsOf(best));
  const apart = mean(next.bits) - mean(best.bits);
  const lead = [best.cell.toUpperCase(), bitsOf(best), next.cell.toUpperCase(), bitsOf(next), seeds];
  const overlap = Math.max(...best.bits) >= Math.min(...next.bits);
  return overlap ? say('comparisonOverlap', ...lead) : say('comparisonAhead', ...lead, fixed(apart, 3));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
