import type { PairsFigures } from '../../src/protocol/trainer.ts';

/** Most points a curve over lengths has. */
const mostBins = 12;

/** A few neighbouring lengths together. */
export interface LengthBin {
  readonly from: number;
  readonly to: number;
  /** Share of exact outputs of each run, in the order they were given; null where it has no such pair. */
  readonly exact: readonly (number | null)[];
}

/** Exact outputs by source length, of several runs over the same bins: every length its own while they are few. */
export function lengthBins(runs: readonly PairsFigures['byLength'][]): LengthBin[] {
  const lengths = runs.flat().map(({ length }) => length);
  if (lengths.length === 0) return [];
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const width = Math.ceil((most - least + 1) / mostBins);
  const bins: LengthBin[] = [];
  for (let from = least; from <= most; from += width) {
    const to = Math.min(most, from + width - 1);
    const exact = runs.map((byLength) => {
      const within = byLength.filter(({ length }) => length >= from && length <= to);
      const pairs = within.reduce((sum, bin) => sum + bin.pairs, 0);
      return pairs === 0 ? null : within.reduce((sum, bin) => sum + bin.exact, 0) / pairs;
    });
    if (exact.some((share) => share !== null)) bins.push({ from, to, exact });
  }
  return bins;
}
