import type { Backend } from '../engine/backend.ts';
import type { ExperimentDocument } from '../protocol/experimenter.ts';
import type { ExperimentKind, ExperimentRun } from '../protocol/lessonExperiments.ts';
import type { ExperimentResult } from '../protocol/lessonResults.ts';

/** Where an experiment runs. */
export interface Laboratory {
  /** The engine that trains. */
  readonly backend: Backend;
  /** Makes TensorFlow.js ready, for what needs inputs that are not tokens. */
  readonly startReference: () => Promise<Backend>;
  /** Seconds. */
  readonly clock: () => number;
  /** Lets messages in; throws when the run was cancelled. Called between training steps. */
  readonly breathe: () => Promise<void>;
  /** Shows what has been found so far. */
  readonly report: (result: ExperimentResult) => void;
}

/** One experiment: measures on the document, reports while it goes on, returns what it found in the end. */
export type Experiment<Kind extends ExperimentKind> = (
  run: Extract<ExperimentRun, { kind: Kind }>,
  document: ExperimentDocument,
  laboratory: Laboratory,
) => Promise<ExperimentResult>;
