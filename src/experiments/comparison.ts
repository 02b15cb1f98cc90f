import { parameterCount } from '../engine/parameters.ts';
import type { Cell } from '../engine/configuration.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { fixed, say, type Phrase } from '../protocol/phrases.ts';
import { comparisonFinding } from './comparisonFinding.ts';
import { CharacterCounts, ngramOrder, unigramBits } from './counting.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { mean } from './mean.ts';
import { QuickModel, using } from './quickModel.ts';

/** Most seconds of training between two judgements of a run, or the fortieth part of all of it where that is longer. */
const judgedEvery = 0.25;

interface Run {
  readonly cell: Cell;
  readonly quick: QuickModel;
  readonly seconds: number[];
  readonly bits: number[];
}

/**
 * Cells of the same size on the same text for the same time, several seeds each. The runs take turns, so that a busy moment of the
 * machine falls on all alike. Each counts at its best, as in the playground, which keeps the best step: a cell that learns sooner
 * would else pay for having had longer to overfit.
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
      const each = wait / runs.length;
      const turns = Math.ceil(each / Math.max(judgedEvery, seconds / 40));
      for (let turn = 1; turn <= turns; turn++)
        for (const one of runs) {
          await one.quick.train(each / turns, laboratory);
          one.seconds.push(share * seconds - each * (1 - turn / turns));
          one.bits.push(one.quick.bitsPerCharacter() ?? Number.NaN);
        }
      if (share < 1) laboratory.report(describe(cells, runs, baselines, share));
    }
    return describe(cells, runs, baselines, 1);
  });
};

function describe(
  cells: readonly Cell[],
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
  const reached = groups.map(({ cell, of }) => ({ cell, bits: of.map(({ bits }) => Math.min(...bits)) }));
  return {
    finding: comparisonFinding(reached, { characters: ngramOrder - 1, bits: ngram }),
    baseline: say('comparisonBaseline', fixed(unigram, 2), ngramOrder - 1, fixed(ngram, 2)),
    parts: [
      {
        type: 'table',
        columns: [say('cell'), say('parameters'), say('speed'), say('bestBits'), say('lowest'), say('highest')],
        rows: groups.map(({ cell, of }, n) => [
          cell.toUpperCase(),
          of[0] ? parameterCount(of[0].quick.model.configuration) : 0,
          Math.round(mean(of.map(({ quick }) => quick.speed))),
          mean(reached[n]?.bits ?? []),
          Math.min(...(reached[n]?.bits ?? [])),
          Math.max(...(reached[n]?.bits ?? [])),
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
