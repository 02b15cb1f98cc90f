import type { ExperimentKind } from './lessonExperiments.ts';

/** A number of an experiment that the reader may move. */
export interface Control {
  readonly parameter: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

const secondsControl: Control = { parameter: 'seconds', label: 'Seconds of training', least: 2, most: 60, step: 1 };

/** The sliders beside each experiment. */
export const controlsOf: Readonly<Record<ExperimentKind, readonly Control[]>> = {
  expectation: [secondsControl],
  'gradient-reach': [secondsControl, { parameter: 'distance', label: 'Distance', least: 10, most: 200, step: 10 }],
  clipping: [
    { parameter: 'clip', label: 'Clip at norm', least: 0.1, most: 10, step: 0.1 },
    { parameter: 'learningRate', label: 'Learning rate', least: 0.001, most: 0.1, step: 0.001 },
  ],
  recall: [
    { parameter: 'lag', label: 'Lag', least: 2, most: 100, step: 1 },
    { parameter: 'forgetBias', label: 'Forget-gate bias', least: 0, most: 2, step: 1 },
    { parameter: 'steps', label: 'Training steps', least: 50, most: 2000, step: 50 },
  ],
  adding: [
    { parameter: 'length', label: 'Length', least: 5, most: 100, step: 5 },
    { parameter: 'steps', label: 'Training steps', least: 50, most: 2000, step: 50 },
  ],
  comparison: [secondsControl, { parameter: 'seeds', label: 'Seeds', least: 1, most: 5, step: 1 }],
  gates: [secondsControl],
  bottleneck: [secondsControl, { parameter: 'length', label: 'Longest source', least: 4, most: 20, step: 1 }],
  generation: [secondsControl],
  forecast: [secondsControl, { parameter: 'season', label: 'Season length', least: 1, most: 60, step: 1 }],
};

/** Experiments that make their own data, whatever document is open. */
export const ownDataKinds: ReadonlySet<ExperimentKind> = new Set<ExperimentKind>(['recall', 'adding', 'bottleneck']);
