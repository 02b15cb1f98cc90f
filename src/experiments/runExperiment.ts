import type { ExperimentDocument } from '../protocol/experimenter.ts';
import type { ExperimentKind, ExperimentRun } from '../protocol/lessonExperiments.ts';
import type { ExperimentResult } from '../protocol/lessonResults.ts';
import { adding } from './adding.ts';
import { bottleneck } from './bottleneck.ts';
import { clipping } from './clipping.ts';
import { comparison } from './comparison.ts';
import { expectation } from './expectation.ts';
import type { Experiment, Laboratory } from './experiment.ts';
import { forecast } from './forecast.ts';
import { gates } from './gates.ts';
import { generation } from './generation.ts';
import { gradientReach } from './gradientReach.ts';
import { recall } from './recall.ts';

const experiments: { readonly [Kind in ExperimentKind]: Experiment<Kind> } = {
  expectation,
  'gradient-reach': gradientReach,
  clipping,
  recall,
  adding,
  comparison,
  gates,
  bottleneck,
  generation,
  forecast,
};

/** Runs an experiment of a lesson to its end. Throws when it is cancelled, or a `Refusal` when the document will not do. */
export function runExperiment<Kind extends ExperimentKind>(
  run: Extract<ExperimentRun, { kind: Kind }>,
  document: ExperimentDocument,
  laboratory: Laboratory,
): Promise<ExperimentResult> {
  return experiments[run.kind](run, document, laboratory);
}
