import type { Unit } from '../unit.ts';
import type { Pair } from './pair.ts';
import { beginRow, endRow, pairVocabularies, type PairVocabularies } from './vocabularies.ts';

/** Fewest pairs that training, and a held-out part to judge it by, can be made of. */
export const fewestPairs = 10;

/** A pair as the network reads it. */
export interface EncodedPair {
  readonly pair: Pair;
  /** Reversed where the model reads sources backwards. */
  readonly source: Int32Array;
  /** Without markers. */
  readonly target: Int32Array;
  /** Position in `source` of each target unit, -1 for none; null where no gold alignment is known. */
  readonly alignment: Int32Array | null;
}

export interface PairCorpus {
  readonly vocabularies: PairVocabularies;
  readonly training: readonly EncodedPair[];
  readonly heldOut: readonly EncodedPair[];
}

export interface PairCorpusOptions {
  readonly unit: Unit;
  readonly reverseSource: boolean;
  /** Share of the pairs kept for judging. */
  readonly heldOut: number;
  /** A number for each different source; those with the smallest are held out. */
  readonly draw: (index: number) => number;
  /** Those of a model that is trained on; left out, they are made from the pairs to train on. */
  readonly vocabularies?: PairVocabularies | undefined;
}

/** Most pairs held out: more would make judging slow and tell nothing new. */
const largestHeldOut = 500;

/**
 * Parts pairs into those to train on and those to judge by, whose sources the others do not have, and encodes them by the
 * vocabulary of the former.
 */
export function createPairCorpus(pairs: readonly Pair[], options: PairCorpusOptions): PairCorpus {
  const held = options.heldOut > 0 ? heldOutSources(pairs, options) : new Set<string>();
  const training = pairs.filter(({ source }) => !held.has(source));
  const vocabularies = options.vocabularies ?? pairVocabularies(training, options.unit);
  const encode = (pair: Pair): EncodedPair => encodePair(pair, vocabularies, options.reverseSource);
  return {
    vocabularies,
    training: training.map(encode),
    heldOut: pairs.filter(({ source }) => held.has(source)).map(encode),
  };
}

function heldOutSources(pairs: readonly Pair[], { heldOut, draw }: PairCorpusOptions): Set<string> {
  const sources = [...new Set(pairs.map(({ source }) => source))];
  const order = [...sources.keys()].sort((a, b) => draw(a) - draw(b) || a - b);
  const count = Math.min(largestHeldOut, Math.max(1, Math.round(heldOut * sources.length)), sources.length - 1);
  return new Set(order.slice(0, count).map((index) => sources[index] ?? ''));
}

/** One pair's units as rows of the vocabularies. */
export function encodePair(pair: Pair, vocabularies: PairVocabularies, reverseSource: boolean): EncodedPair {
  const source = encodeSource(pair.source, vocabularies, reverseSource);
  const target = Int32Array.from(vocabularies.target.encode(pair.target));
  const gold = pair.alignment?.length === target.length ? pair.alignment : null;
  const place = (at: number): number => (at < 0 || at >= source.length || !reverseSource ? at : source.length - 1 - at);
  return { pair, source, target, alignment: gold && Int32Array.from(gold, place) };
}

/** A source as the network reads it. */
export function encodeSource(text: string, { source }: PairVocabularies, reverseSource: boolean): Int32Array {
  const ids = Int32Array.from(source.encode(text));
  return reverseSource ? ids.toReversed() : ids;
}

/** What the decoder reads under teacher forcing, and what it should say. */
export function decoderSides(target: Int32Array): { readonly inputs: Int32Array; readonly targets: Int32Array } {
  return { inputs: Int32Array.of(beginRow, ...target), targets: Int32Array.of(...target, endRow) };
}
