import { Random } from '../engine/random.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { percent, say, significant, type Said } from '../protocol/phrases.ts';
import type { NumberBatch } from '../reference/experiments/sequenceRegression.ts';
import type { Experiment } from './experiment.ts';
import { numericColumn, type NumericColumn } from './numericColumn.ts';
import { using } from './quickModel.ts';

const batch = 32;
const reportEvery = 1;
/** Share of the series kept for the test. */
const testShare = 0.2;

/** One-step forecasts of a series, beside those that cost nothing. */
export const forecast: Experiment<'forecast'> = async (run, document, laboratory) => {
  const column = numericColumn(document.text, run.column) ?? madeUpColumn(run.season);
  const { values } = column;
  const season = Math.min(run.season, Math.floor(values.length / 4));
  const window = Math.min(run.window, Math.floor(values.length / 4));
  const split = Math.floor(values.length * (1 - testShare));
  const scale = scaleOf(values.slice(0, split));
  const windows = (targets: readonly number[]) => windowsOf(values, targets, window, scale);
  const places = Array.from({ length: split - window }, (_, n) => n + window);
  const test = Array.from({ length: values.length - split }, (_, n) => n + split);

  await laboratory.startReference();
  const { SequenceRegression } = await import('../reference/experiments/sequenceRegression.ts');
  const network = new SequenceRegression('lstm', 1, 24, 5e-3, 1);
  return using([network], async () => {
    const find = (progress: number): ExperimentResult => {
      // The network answers with the change from the last value: standing still is what it begins with.
      const changes = network.predict(windows(test));
      const answers = test.map((place, n) => (values[place - 1] ?? 0) + scale.deviation * (changes[n] ?? 0));
      const guesses = [
        { name: say('network'), y: answers },
        { name: say('lastValue'), y: test.map((place) => values[place - 1] ?? 0), baseline: true },
        { name: say('seasonOf', season), y: test.map((place) => values[place - season] ?? 0), baseline: true },
      ];
      return describe(column, values, test, guesses, progress);
    };
    const start = laboratory.clock();
    const random = new Random(1);
    for (let reported = start; laboratory.clock() - start < run.seconds;) {
      network.trainStep(windows(Array.from({ length: batch }, () => places[random.below(places.length)] ?? window)));
      await laboratory.breathe();
      if (laboratory.clock() - reported < reportEvery) continue;
      reported = laboratory.clock();
      laboratory.report(find(Math.min(0.99, (reported - start) / run.seconds)));
    }
    return find(1);
  });
};

interface Guess {
  readonly name: Said;
  readonly y: readonly number[];
  readonly baseline?: boolean;
}

function describe(
  { name, madeUp }: NumericColumn,
  values: readonly number[],
  test: readonly number[],
  guesses: readonly Guess[],
  progress: number,
): ExperimentResult {
  const truth: Series = { name: say('whatCame'), x: test, y: test.map((place) => values[place] ?? 0) };
  const errorOf = ({ y }: Guess) =>
    test.reduce((sum, place, n) => sum + Math.abs((values[place] ?? 0) - (y[n] ?? 0)), 0) / test.length;
  const errors = guesses.map((guess) => ({ name: guess.name, error: errorOf(guess), free: guess.baseline === true }));
  const free = errors.filter((guess) => guess.free);
  const best = Math.min(...free.map(({ error }) => error));
  const own = errors[0]?.error ?? 0;
  const verdict = own < best ? 'forecastBelow' : 'forecastAbove';
  return {
    finding: say(verdict, name, significant(own, 3), percent(Math.abs(own / best - 1))),
    baseline: say('forecastBaseline', ...free.flatMap(({ name, error }) => [name, significant(error, 3)])),
    ...(madeUp && { madeUp }),
    parts: [
      {
        type: 'lines',
        title: say('forecastTitle'),
        xLabel: say('placeAxis'),
        yLabel: name,
        logarithmic: false,
        series: [truth, ...guesses.map((guess) => ({ ...guess, x: test }))],
      },
      {
        type: 'table',
        columns: [say('forecastColumn'), say('absoluteError')],
        rows: errors.map(({ name, error }) => [name, error]),
      },
    ],
    progress,
  };
}

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

/** For each place the `window` values before it, scaled, and the change that came. */
function windowsOf(values: readonly number[], places: readonly number[], window: number, scale: Scale): NumberBatch {
  const { mean, deviation } = scale;
  const inputs = new Float32Array(places.length * window);
  places.forEach((place, row) => {
    for (let step = 0; step < window; step++)
      inputs[row * window + step] = ((values[place - window + step] ?? 0) - mean) / deviation;
  });
  const wanted = Float32Array.from(places, (at) => ((values[at] ?? 0) - (values[at - 1] ?? 0)) / deviation);
  return { batch: places.length, time: window, features: 1, inputs, wanted };
}

/** A seasonal series with a slow rise and noise, for when no table is open. */
function madeUpColumn(season: number): NumericColumn {
  const random = new Random(7);
  const values = Array.from({ length: 240 }, (_, n) => {
    const noise = random.next() + random.next() + random.next() - 1.5;
    return (
      100 + 0.15 * n + 12 * Math.sin((2 * Math.PI * n) / season) + 4 * Math.sin((4 * Math.PI * n) / season) + 3 * noise
    );
  });
  return { name: say('madeUpSeries'), values, madeUp: true };
}
