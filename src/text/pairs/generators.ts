import { writeDate } from './dates.ts';
import { below, type GeneratedPair, type RandomNumbers } from './generated.ts';

export type PairTask = 'dates' | 'reverse' | 'copy' | 'sort' | 'addition';

export interface GeneratorOptions {
  readonly count: number;
  /** Most letters of reverse, copy and sort (at least half as many are written), digits of addition; dates ignore it. */
  readonly length: number;
}

/** A document of generated pairs, one a line: source, target and gold alignment, separated by tabs. */
export function generatePairs(task: PairTask, { count, length }: GeneratorOptions, random: RandomNumbers): string {
  const lines = Array.from({ length: count }, () => {
    const { source, target, alignment } = generators[task](random, length);
    return alignment ? `${source}\t${target}\t${alignment.join(' ')}\n` : `${source}\t${target}\n`;
  });
  return lines.join('');
}

/** Sensible lengths to begin with. */
export const defaultLength: Readonly<Record<PairTask, number>> = {
  dates: 0,
  reverse: 20,
  copy: 20,
  sort: 12,
  addition: 3,
};

const generators: Readonly<Record<PairTask, (random: RandomNumbers, length: number) => GeneratedPair>> = {
  dates: writeDate,
  reverse: (random, length) => reorder(letters(random, length), (order) => order.toReversed()),
  copy: (random, length) => reorder(letters(random, length), (order) => order),
  sort: (random, length) => {
    const source = letters(random, length);
    return reorder(source, (order) => order.toSorted((a, b) => compare(source[a], source[b]) || a - b));
  },
  addition: (random, digits) => {
    const [a, b] = [below(random, 10 ** digits), below(random, 10 ** digits)];
    return { source: `${a}+${b}`, target: String(a + b), alignment: null };
  },
};

/** Between half of `longest` and `longest` small letters. */
function letters(random: RandomNumbers, longest: number): string[] {
  const shortest = Math.max(1, Math.floor(longest / 2));
  const length = shortest + below(random, longest - shortest + 1);
  return Array.from({ length }, () => String.fromCharCode(97 + below(random, 26)));
}

/** The source's letters in another order, which is the alignment too. */
function reorder(source: readonly string[], order: (positions: number[]) => readonly number[]): GeneratedPair {
  const alignment = order([...source.keys()]);
  return {
    source: source.join(''),
    target: alignment.map((position) => source[position] ?? '').join(''),
    alignment,
  };
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
