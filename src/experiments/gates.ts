import type { ExperimentResult } from '../protocol/lessonResults.ts';
import { fixed, say } from '../protocol/phrases.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { QuickModel, using } from './quickModel.ts';

const shownUnits = 12;

interface GatePicture {
  readonly units: readonly number[];
  /** [unit][place] */
  readonly values: readonly (readonly number[])[];
  /** Standard deviation over the text, averaged over all units. */
  readonly movement: number;
}

/** A gate over a stretch of the document: the units that move most. */
export const gates: Experiment<'gates'> = async (run, document, laboratory) => {
  const quick = new QuickModel(laboratory.backend, document, { cell: run.cell });
  return using([quick], async () => {
    const gate = run.cell === 'lstm' ? 'forget' : 'update';
    const tokens = quick.plan.corpus.training;
    const from = Math.max(0, Math.min(Math.floor(tokens.length / 2), tokens.length - run.characters));
    const stretch = Int32Array.from(tokens.subarray(from, from + run.characters));
    const columns = Array.from(stretch, (id) => quick.vocabulary.textOf(id));
    const before = pictureOf(quick, gate, stretch);
    const find = (progress: number): ExperimentResult => {
      const now = pictureOf(quick, gate, stretch);
      const name = say(gate === 'forget' ? 'forgetGate' : 'updateGate');
      const rows = now.units.map((unit) => say('unitRow', unit));
      return {
        finding: say('gatesFinding', name, fixed(now.movement, 3)),
        baseline: say('gatesBaseline', fixed(before.movement, 3)),
        parts: [
          {
            type: 'heat',
            title: say('gatesTitle', name, rows.length),
            rows,
            columns,
            values: now.values,
            signed: false,
          },
        ],
        progress,
      };
    };
    for (const { wait, share } of looks(run.seconds)) {
      await quick.train(wait, laboratory);
      if (share < 1) laboratory.report(find(share));
    }
    return find(1);
  });
};

function pictureOf({ model }: QuickModel, gate: 'forget' | 'update', stretch: Int32Array): GatePicture {
  const { hidden: n } = model.configuration;
  const data = model.forward(stretch, null).layers[0]?.get(gate) ?? new Float32Array();
  const series = Array.from({ length: n }, (_, unit) =>
    Array.from(stretch, (_, place) => Math.round(1000 * (data[place * n + unit] ?? 0)) / 1000),
  );
  const deviations = series.map(deviation);
  const order = deviations.map((_, unit) => unit).sort((a, b) => (deviations[b] ?? 0) - (deviations[a] ?? 0));
  const units = order.slice(0, shownUnits);
  const movement = deviations.reduce((sum, value) => sum + value, 0) / n;
  return { units, values: units.map((unit) => series[unit] ?? []), movement };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
