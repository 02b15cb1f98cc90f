import type { RecurrentState } from './backend.ts';
import type { BatchCursor } from './batches.ts';
import type { TrainingConfiguration } from './configuration.ts';
import type { EarlyStoppingState } from './earlyStopping.ts';
import type { HistoryPoint } from './history.ts';
import type { Tensors } from './tensor.ts';
import type { TextRates } from './textRates.ts';

/** What going on with a training needs beside the best weights, whatever is learned. */
export interface CourseState<Point> {
  /** Steps made. */
  readonly step: number;
  /** Tokens trained on; of pairs, source and target. */
  readonly tokens: number;
  /** Seconds spent, as far as whoever trained has told. */
  readonly seconds: number;
  readonly learningRateFactor: number;
  readonly earlyStopping: EarlyStoppingState;
  readonly history: readonly Point[];
  /** Training losses since the last point of the history. */
  readonly pending: { readonly sum: number; readonly steps: number };
  /** The newest weights, where the best ones are others. */
  readonly last: Tensors | null;
  readonly optimizer: { readonly updates: number; readonly moments: Tensors };
}

/** Everything beside the best weights that going on with a training needs, so that nothing tells it was interrupted. */
export interface TrainingState extends CourseState<HistoryPoint> {
  readonly configuration: TrainingConfiguration;
  readonly cursor: BatchCursor;
  /** Where the held-out part begins in the document, in characters. */
  readonly heldOutStart: number;
  readonly carried: RecurrentState | null;
  /** What losses are converted to bits per character with; checkpoints of before are without. */
  readonly rates?: TextRates | undefined;
}
