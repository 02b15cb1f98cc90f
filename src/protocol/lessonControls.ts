import type { ExperimentKind } from './lessonExperiments.ts';
import type { LessonStrings } from './lessonStrings.ts';

/** A number of an experiment that the reader may move. */
export interface Control {
  readonly parameter: string;
  readonly label: keyof LessonStrings;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

const secondsControl: Control = { parameter: 'seconds', label: 'secondsControl', least: 2, most: 60, step: 1 };

/** The sliders beside each experiment. */
export const controlsOf: Readonly<Record<ExperimentKind, readonly Control[]>> = {
  expectation: [secondsControl],
  'gradient-reach': [
    secondsControl,
    { parameter: 'distance', label: 'distanceControl', least: 10, most: 200, step: 10 },
  ],
  clipping: [
    { parameter: 'clip', label: 'clipControl', least: 0.1, most: 10, step: 0.1 },
    { parameter: 'learningRate', label: 'learningRateControl', least: 0.1, most: 3, step: 0.1 },
  ],
  recall: [
    { parameter: 'lag', label: 'lagControl', least: 2, most: 100, step: 1 },
    { parameter: 'forgetBias', label: 'forgetBiasControl', least: 0, most: 2, step: 1 },
    { parameter: 'steps', label: 'stepsControl', least: 50, most: 2000, step: 50 },
  ],
  adding: [
    { parameter: 'length', label: 'lengthControl', least: 5, most: 100, step: 5 },
    { parameter: 'steps', label: 'stepsControl', least: 50, most: 2000, step: 50 },
  ],
  comparison: [secondsControl, { parameter: 'seeds', label: 'seedsControl', least: 1, most: 5, step: 1 }],
  gates: [secondsControl],
  bottleneck: [secondsControl, { parameter: 'length', label: 'sourceControl', least: 4, most: 20, step: 1 }],
  generation: [secondsControl],
  forecast: [secondsControl, { parameter: 'season', label: 'seasonControl', least: 1, most: 60, step: 1 }],
};

/** Experiments that make their own data, whatever document is open. */
export const ownDataKinds: ReadonlySet<ExperimentKind> = new Set<ExperimentKind>(['recall', 'adding', 'bottleneck']);

/** Most characters of a document that an experiment reads: a few seconds of training can make use of no more. A table is read whole. */
const mostRead = 400_000;

/** What an experiment reads of a document. */
export function partRead<Document extends { readonly text: string }>(
  kind: ExperimentKind,
  document: Document,
): Document {
  return kind === 'forecast' ? document : { ...document, text: document.text.slice(0, mostRead) };
}
