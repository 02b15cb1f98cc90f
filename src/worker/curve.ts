import type { HistoryPoint } from '../engine/history.ts';
import { bitsPerCharacter, type TextRates } from '../engine/textRates.ts';
import type { CurvePoint } from '../protocol/trainer.ts';

/** A training's history as a learning curve in bits per character of a text with these rates. */
export function curveOf(history: readonly HistoryPoint[], rates: TextRates): CurvePoint[] {
  return history.map(({ step, trainLoss, bitsPerCharacter: validationBits, gradientNorm }) => ({
    step,
    trainBits: bitsPerCharacter(trainLoss, rates),
    validationBits,
    gradientNorm,
  }));
}
