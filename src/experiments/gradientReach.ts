import type { DocumentModel } from '../engine/backend.ts';
import type { Cell } from '../engine/configuration.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { say, type Said } from '../protocol/phrases.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { QuickModel, using } from './quickModel.ts';

const cells: readonly Cell[] = ['rnn', 'lstm', 'gru'];
const names: Readonly<Record<Cell, string>> = { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' };
const places = 12;
/** Where the gradient counts as gone, relative to distance zero. */
const threshold = 0.01;

/** How large the gradient of a prediction is at each distance back, for three cells trained alike. */
export const gradientReach: Experiment<'gradient-reach'> = async (run, document, laboratory) => {
  const models = cells.map((cell) => new QuickModel(laboratory.backend, document, { cell }));
  return using(models, async () => {
    const [plain] = models;
    const untrained = plain ? reachOf(plain, run.distance) : [];
    const find = (progress: number): ExperimentResult => {
      const curves = models.map((model) => reachOf(model, run.distance));
      const horizons = curves.map((curve, n) => say('named', names[cells[n] ?? 'rnn'], horizonOf(curve)));
      const x = untrained.map((_, distance) => distance);
      const series: Series[] = curves.map((y, n) => ({ name: names[cells[n] ?? 'rnn'], x, y }));
      series.push({ name: say('untrainedRnn'), x, y: untrained, baseline: true });
      return {
        finding: say('reachFinding', horizons),
        baseline: say('reachBaseline', horizonOf(untrained)),
        parts: [
          {
            type: 'lines',
            title: say('reachTitle'),
            xLabel: say('distanceAxis'),
            yLabel: say('relativeAxis'),
            logarithmic: true,
            series,
          },
        ],
        progress,
      };
    };
    for (const { wait, share } of looks(run.seconds)) {
      for (const model of models) await model.train(wait / cells.length, laboratory);
      if (share < 1) laboratory.report(find(share));
    }
    return find(1);
  });
};

/** Geometric mean over places of |dL/dh_{T-k}| / |dL/dh_T|, by distance k. */
function reachOf({ model, plan }: QuickModel, distance: number): number[] {
  const tokens = plan.corpus.training;
  const reach = Math.min(distance, tokens.length - 2);
  const sums = new Float64Array(reach + 1);
  const step = Math.max(1, Math.floor((tokens.length - reach - 2) / places));
  let counted = 0;
  for (let place = 0; place < places && place * step + reach + 1 < tokens.length; place++) {
    const from = place * step;
    const window = Int32Array.from(tokens.subarray(from, from + reach + 1));
    const norms = normsOf(model, window, tokens[from + reach + 1] ?? 0);
    norms.forEach((norm, back) => (sums[back]! += Math.log(Math.max(norm / (norms[0] ?? 1), 1e-30))));
    counted++;
  }
  return Array.from(sums, (sum) => Math.exp(sum / Math.max(1, counted)));
}

/** |dL/dh| at each distance from the last of `window`. */
function normsOf(model: DocumentModel, window: Int32Array, target: number): number[] {
  const { hidden: n, layers } = model.configuration;
  const gradient = model.inputGradient(window, null, target, 'logProbability').hidden[layers - 1] ?? new Float32Array();
  return Array.from(window, (_, back) => {
    const row = window.length - 1 - back;
    return Math.hypot(...gradient.subarray(row * n, (row + 1) * n));
  });
}

function horizonOf(curve: readonly number[]): Said {
  const found = curve.findIndex((size) => size < threshold);
  return found < 0 ? say('reachBeyond', curve.length - 1) : found;
}
