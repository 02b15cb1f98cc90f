import type { Corpus } from '../text/corpus.ts';
import type { Unit } from '../text/unit.ts';
import type { HistoryPoint } from './history.ts';

/** What a text's tokens are in characters: what it takes to compare losses between units. */
export interface TextRates {
  /** 1 for characters. */
  readonly tokensPerCharacter: number;
  /** What spelling out unknown tokens costs, in nats per character. */
  readonly spelling: number;
}

/** Those of the held-out part, by which a model is judged; of the part to train on, without spelling, where nothing is held out. */
export function ratesOf({ training, heldOut, heldOutStart }: Corpus): TextRates {
  if (!heldOut) return { tokensPerCharacter: training.length / heldOutStart, spelling: 0 };
  const spelled = heldOut.spelling?.reduce((sum, nats) => sum + nats, 0) ?? 0;
  return {
    tokensPerCharacter: heldOut.tokens.length / heldOut.characters,
    spelling: spelled / heldOut.characters,
  };
}

/** The rates behind a history whose checkpoint does not tell them: exact for characters, for words by its last held-out figures. */
export function estimatedRates(unit: Unit, history: readonly HistoryPoint[]): TextRates {
  const judged = history.findLast(({ validationLoss }) => validationLoss);
  const { validationLoss, bitsPerCharacter } = judged ?? {};
  const known = unit === 'word' && validationLoss && bitsPerCharacter;
  return { tokensPerCharacter: known ? (bitsPerCharacter * Math.LN2) / validationLoss : 1, spelling: 0 };
}

/** Nats per token as bits per character. */
export function bitsPerCharacter(natsPerToken: number, { tokensPerCharacter, spelling }: TextRates): number {
  return (natsPerToken * tokensPerCharacter + spelling) / Math.LN2;
}
