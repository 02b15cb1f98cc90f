import type { ExamplePair } from '../protocol/trainer.ts';
import type { PairCorpus } from '../text/pairs/corpus.ts';

/** Held-out pairs that are decoded live. */
const examplesShown = 6;

/** A handful of the pairs held out. */
export function heldOutExamples({ heldOut }: PairCorpus): readonly ExamplePair[] {
  return heldOut.slice(0, examplesShown).map(({ pair: { source, target } }) => ({ source, target }));
}
