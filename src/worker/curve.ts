import type { HistoryPoint } from '../engine/history.ts';
import type { CurvePoint } from '../protocol/trainer.ts';

/** A training's history as a learning curve in bits per character. */
export function curveOf(history: readonly HistoryPoint[]): CurvePoint[] {
  return history.map(({ step, trainLoss, validationLoss, bitsPerCharacter, gradientNorm }) => ({
    step,
    trainBits: trainLoss * bitsPerNat(validationLoss, bitsPerCharacter),
    validationBits: bitsPerCharacter,
    gradientNorm,
  }));
}

/** What a nat per token is in bits per character, by the point's own held-out figures; exact for characters. */
function bitsPerNat(natsPerToken: number | null, bitsPerCharacter: number | null): number {
  return natsPerToken && bitsPerCharacter ? bitsPerCharacter / natsPerToken : 1 / Math.LN2;
}
