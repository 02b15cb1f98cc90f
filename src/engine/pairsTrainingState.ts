import type { PairsTrainingConfiguration } from './configuration.ts';
import type { PairCursor } from './pairBatches.ts';
import type { PairsJudgement } from './pairsJudgement.ts';
import type { CourseState } from './trainingState.ts';

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
export interface PairsTrainingState extends CourseState<PairsHistoryPoint> {
  readonly configuration: PairsTrainingConfiguration;
  /** Pairs trained on. */
  readonly pairs: number;
  readonly cursor: PairCursor;
}
