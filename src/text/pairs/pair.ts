/** One example of a sequence-to-sequence task. */
export interface Pair {
  readonly source: string;
  readonly target: string;
  /** Line of the document it stands in, from 0. */
  readonly line: number;
  /** Source position each target position comes from, -1 for none; only where a generator wrote it. In code points. */
  readonly alignment?: readonly number[];
}

/** Why a line gave no pair. */
export type SkipReason = 'noSeparator' | 'missingColumn' | 'emptySource' | 'emptyTarget' | 'tooLong' | 'damaged';

/** The first few lines skipped for one reason, and how many there were. */
export interface Skipped {
  readonly count: number;
  /** From 0. */
  readonly lines: readonly number[];
}

/** What reading a document of pairs found. */
export interface PairsFound {
  readonly pairs: readonly Pair[];
  readonly skipped: ReadonlyMap<SkipReason, Skipped>;
  /** Sources that stand there again with another target. */
  readonly conflicting: number;
}

/** Longest source or target, in code points: beyond it a line is more likely a mistake than a sentence. */
export const longestSide = 500;

const listedLines = 5;

/** Gathers pairs, leaving out what cannot be learned and counting why. */
export class PairCollector {
  readonly #pairs: Pair[] = [];
  readonly #skipped = new Map<SkipReason, { count: number; lines: number[] }>();

  skip(reason: SkipReason, line: number): void {
    const found = this.#skipped.get(reason) ?? { count: 0, lines: [] };
    this.#skipped.set(reason, found);
    found.count++;
    if (found.lines.length < listedLines) found.lines.push(line);
  }

  add(source: string, target: string, line: number, alignment?: readonly number[]): void {
    const sides = { source: source.trim(), target: target.trim() };
    if (sides.source === '') return this.skip('emptySource', line);
    if (sides.target === '') return this.skip('emptyTarget', line);
    if (isTooLong(sides.source) || isTooLong(sides.target)) return this.skip('tooLong', line);
    this.#pairs.push(alignment ? { ...sides, line, alignment } : { ...sides, line });
  }

  finish(): PairsFound {
    return { pairs: this.#pairs, skipped: this.#skipped, conflicting: countConflicts(this.#pairs) };
  }
}

function isTooLong(side: string): boolean {
  return side.length > longestSide && Array.from(side).length > longestSide;
}

function countConflicts(pairs: readonly Pair[]): number {
  const targets = new Map<string, string>();
  const conflicting = new Set<string>();
  for (const { source, target } of pairs) {
    const known = targets.get(source);
    if (known === undefined) targets.set(source, target);
    else if (known !== target) conflicting.add(source);
  }
  return conflicting.size;
}
