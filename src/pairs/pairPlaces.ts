import type { PairSide } from '../protocol/pairs.ts';

/** Where the two sides of a pair begin in a text, in UTF-16 units; null where they do not stand there to the letter. */
export type PairPlaces = Readonly<Record<PairSide, number | null>>;

/**
 * Looks for a pair's sides between two offsets of its document. The source is what comes first, unless a table says otherwise; what
 * is written with escapes or broken over lines is not found.
 */
export function findPlaces(
  text: string,
  { source, target }: { readonly source: string; readonly target: string },
  { from, to }: { readonly from: number; readonly to: number },
): PairPlaces {
  const within = text.slice(from, to);
  const find = (side: string, after: number): number | null => {
    const at = within.indexOf(side, after);
    return at < 0 ? null : at;
  };
  const first = find(source, 0);
  if (first === null) return { source: null, target: offset(find(target, 0), from) };
  const second = find(target, first + source.length);
  if (second !== null) return { source: offset(first, from), target: offset(second, from) };
  // A table may have the target in an earlier column.
  const before = find(target, 0);
  const clear = before !== null && before + target.length <= first ? before : null;
  return { source: offset(first, from), target: offset(clear, from) };
}

function offset(at: number | null, from: number): number | null {
  return at === null ? null : at + from;
}
