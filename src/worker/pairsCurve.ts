import type { PairsJudgement } from '../engine/pairsJudgement.ts';
import type { PairsHistoryPoint } from '../engine/pairsTrainingState.ts';
import type { CurvePoint, PairsFigures } from '../protocol/trainer.ts';

/** A judgement without its loss, which the curve has in bits. */
export function pairsFigures({ loss: _loss, ...figures }: PairsJudgement): PairsFigures {
  return figures;
}

/** The history of a training on pairs as a learning curve in bits per target unit. */
export function pairsCurveOf(history: readonly PairsHistoryPoint[]): CurvePoint[] {
  return history.map(({ step, trainLoss, judgement }) => ({
    step,
    trainBits: trainLoss / Math.LN2,
    validationBits: judgement && judgement.loss / Math.LN2,
    gradientNorm: NaN,
    ...(judgement && { pairs: pairsFigures(judgement) }),
  }));
}
