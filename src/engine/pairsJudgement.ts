import type { EncodedPair } from '../text/pairs/corpus.ts';
import { beginRow, endRow } from '../text/pairs/vocabularies.ts';
import { decodeGreedily } from './greedy.ts';
import { chunk, toPairBatch } from './pairBatches.ts';
import type { PairBatch, PairScores, PairsModel } from './pairsModel.ts';

/** How well a model writes the targets of pairs it was not trained on. */
export interface PairsJudgement {
  /** Mean cross-entropy in nats per target unit, end markers included. */
  readonly loss: number;
  /** Share of target units that come first, given those before them. */
  readonly tokenAccuracy: number;
  /** Share of outputs that are the target to the letter, decoded greedily. */
  readonly exactMatch: number;
  /** The same by source length. */
  readonly byLength: readonly LengthAccuracy[];
  /** Share of target units at which attention is largest on the source unit they come from; null where that is unknown. */
  readonly aligned: number | null;
}

export interface LengthAccuracy {
  /** Of the source, in units. */
  readonly length: number;
  readonly pairs: number;
  readonly exact: number;
}

/** Most units an output may have before decoding gives up. */
export function longestOutput(sourceTime: number): number {
  return 2 * sourceTime + 50;
}

/** Judges a model by pairs, `batch` of them side by side; null where there are none. */
export function judgePairs(model: PairsModel, pairs: readonly EncodedPair[], batch: number): PairsJudgement | null {
  if (pairs.length === 0) return null;
  const ordered = pairs.toSorted((a, b) => a.source.length - b.source.length);
  const lengths = new Map<number, { pairs: number; exact: number }>();
  const sums = { nats: 0, units: 0, right: 0, exact: 0, aligned: 0, gold: 0 };
  for (const group of chunk(ordered, batch)) {
    const together = toPairBatch(group);
    const scores = model.score(together);
    const outputs = decodeGreedily(model, model.encode(together.sources), {
      begin: beginRow,
      end: endRow,
      longest: longestOutput(together.sources.time),
    });
    addScores(sums, together, scores);
    for (const [row, pair] of group.entries()) {
      const exact = sameUnits(outputs[row] ?? new Int32Array(), pair.target) ? 1 : 0;
      const found = lengths.get(pair.source.length) ?? { pairs: 0, exact: 0 };
      lengths.set(pair.source.length, { pairs: found.pairs + 1, exact: found.exact + exact });
      sums.exact += exact;
      addAlignment(sums, pair, rowsOf(scores, together, row));
    }
  }
  return {
    loss: sums.nats / sums.units,
    tokenAccuracy: sums.right / sums.units,
    exactMatch: sums.exact / pairs.length,
    byLength: [...lengths].map(([length, found]) => ({ length, ...found })),
    aligned: sums.gold === 0 ? null : sums.aligned / sums.gold,
  };
}

function addScores(
  sums: { nats: number; units: number; right: number },
  { targets }: PairBatch,
  { nats, predictions }: PairScores,
): void {
  for (const [place, target] of targets.entries()) {
    if (target < 0) continue;
    sums.nats += nats[place] ?? 0;
    sums.units++;
    if (predictions[place] === target) sums.right++;
  }
}

/** The attention of one pair of a batch, a row a decoder step. */
function rowsOf({ attention }: PairScores, { sources, time }: PairBatch, row: number): Float32Array[] | null {
  if (!attention) return null;
  const at = (step: number): number => (row * time + step) * sources.time;
  return Array.from({ length: time }, (_, step) => attention.subarray(at(step), at(step) + sources.time));
}

function addAlignment(
  sums: { aligned: number; gold: number },
  { alignment }: EncodedPair,
  attention: readonly Float32Array[] | null,
): void {
  if (!alignment || !attention) return;
  for (const [step, gold] of alignment.entries()) {
    if (gold < 0) continue;
    sums.gold++;
    const row = attention[step] ?? new Float32Array();
    const largest = row.reduce((best, weight, place) => (weight > (row[best] ?? 0) ? place : best), 0);
    if (largest === gold) sums.aligned++;
  }
}

function sameUnits(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((unit, index) => unit === b[index]);
}
