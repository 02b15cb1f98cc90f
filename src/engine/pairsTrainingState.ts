import type { PairsTrainingConfiguration } from './configuration.ts';
import type { EarlyStoppingState } from './earlyStopping.ts';
import type { PairCursor } from './pairBatches.ts';
import type { PairsJudgement } from './pairsJudgement.ts';
import type { Tensors } from './tensor.ts';

/** One point of the curves of a training on pairs. */
export interface PairsHistoryPoint {
  readonly step: number;
  /** Seconds of training before it. */
  readonly seconds: number;
  /** Mean over the steps since the last point, in nats per target unit. */
  readonly trainLoss: number;
  /** By held-out pairs; null where there are none. */
  readonly judgement: PairsJudgement | null;
}

/** Everything beside the best weights that going on with a training on pairs needs, so that nothing tells it was interrupted. */
export interface PairsTrainingState {
  readonly configuration: PairsTrainingConfiguration;
  /** Steps made. */
  readonly step: number;
  /** Units trained on, source and target. */
  readonly tokens: number;
  /** Pairs trained on. */
  readonly pairs: number;
  readonly seconds: number;
  readonly cursor: PairCursor;
  readonly earlyStopping: EarlyStoppingState;
  readonly history: readonly PairsHistoryPoint[];
  /** Training losses since the last point of the history. */
  readonly pending: { readonly sum: number; readonly steps: number };
  /** The newest weights, where the best ones are others. */
  readonly last: Tensors | null;
  readonly optimizer: { readonly updates: number; readonly moments: Tensors };
}

/** Most points kept. */
const capacity = 256;

/** The curves with one more point; when they are full every other point goes. */
export function withPairsPoint(
  history: readonly PairsHistoryPoint[],
  point: PairsHistoryPoint,
): readonly PairsHistoryPoint[] {
  const thinned = history.length < capacity ? history : history.filter((_, index) => index % 2 === 1);
  return [...thinned, point];
}
