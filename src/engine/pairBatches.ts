import { decoderSides, type EncodedPair } from '../text/pairs/corpus.ts';
import type { PairBatch } from './pairsModel.ts';
import { hash32 } from './random.ts';

/** Where training is: which pass over the pairs, and which of its batches comes next. */
export interface PairCursor {
  readonly epoch: number;
  readonly batch: number;
}

/** `hash32`'s streams for the order of pairs and of batches. */
const pairStream = 104;
const batchStream = 105;

/**
 * Cuts pairs into batches of about the same length (buckets), so that little is padding. Which pairs of a length meet, and the
 * order of batches, change every epoch; the seed decides.
 */
export class PairBatches {
  readonly #pairs: readonly EncodedPair[];
  readonly #size: number;
  readonly #seed: number;
  #cursor: PairCursor;
  #planned: { readonly epoch: number; readonly batches: readonly (readonly EncodedPair[])[] } | null = null;

  constructor(pairs: readonly EncodedPair[], size: number, seed: number, cursor: PairCursor = { epoch: 0, batch: 0 }) {
    this.#pairs = pairs;
    this.#size = size;
    this.#seed = seed;
    this.#cursor = cursor;
  }

  get cursor(): PairCursor {
    return this.#cursor;
  }

  get batchesPerEpoch(): number {
    return Math.ceil(this.#pairs.length / this.#size);
  }

  current(): PairBatch {
    return toPairBatch(this.#plan()[this.#cursor.batch] ?? []);
  }

  advance(): void {
    const { epoch, batch } = this.#cursor;
    this.#cursor = batch + 1 < this.batchesPerEpoch ? { epoch, batch: batch + 1 } : { epoch: epoch + 1, batch: 0 };
  }

  #plan(): readonly (readonly EncodedPair[])[] {
    const { epoch } = this.#cursor;
    if (this.#planned?.epoch === epoch) return this.#planned.batches;
    const seed = hash32(this.#seed, pairStream, epoch);
    const keys = this.#pairs.map((_, index) => hash32(seed, pairStream, index));
    const order = [...this.#pairs.entries()].sort(
      ([i, a], [j, b]) =>
        a.source.length - b.source.length || a.target.length - b.target.length || (keys[i] ?? 0) - (keys[j] ?? 0),
    );
    const batches = chunk(
      order.map(([, pair]) => pair),
      this.#size,
    );
    const places = batches.map((_, index) => hash32(seed, batchStream, index));
    const shuffled = [...batches.entries()].sort(([i], [j]) => (places[i] ?? 0) - (places[j] ?? 0));
    this.#planned = { epoch, batches: shuffled.map(([, batch]) => batch) };
    return this.#planned.batches;
  }
}

/** Pairs side by side, padded to the longest. */
export function toPairBatch(pairs: readonly EncodedPair[]): PairBatch {
  const sides = pairs.map(({ target }) => decoderSides(target));
  const sources = pairs.map(({ source }) => source);
  const [sourceTime, time] = [longest(sources), longest(sides.map(({ targets }) => targets))];
  return {
    sources: { batch: pairs.length, time: sourceTime, tokens: padded(sources, sourceTime) },
    time,
    inputs: padded(
      sides.map(({ inputs }) => inputs),
      time,
    ),
    targets: padded(
      sides.map(({ targets }) => targets),
      time,
    ),
  };
}

/** Pieces of `size`, the last one shorter. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function longest(rows: readonly Int32Array[]): number {
  return rows.reduce((most, { length }) => Math.max(most, length), 0);
}

function padded(rows: readonly Int32Array[], width: number): Int32Array {
  const all = new Int32Array(rows.length * width).fill(-1);
  for (const [row, ids] of rows.entries()) all.set(ids, row * width);
  return all;
}
