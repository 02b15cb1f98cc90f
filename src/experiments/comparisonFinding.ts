import type { Cell } from '../engine/configuration.ts';
import { fixed, say, type Phrase } from '../protocol/phrases.ts';
import { mean } from './mean.ts';

/** What the runs of one cell reached: bits per character, one number a seed. */
export interface Reached {
  readonly cell: Cell;
  readonly bits: readonly number[];
}

/** What counting alone costs, looking back so many characters. */
export interface Counted {
  readonly characters: number;
  readonly bits: number;
}

/** Which cell is ahead, whether the spread over the seeds is larger than its lead, and whether it is worth more than counting. */
export function comparisonFinding(reached: readonly Reached[], counted: Counted): Phrase {
  const ranked = [...reached].sort((a, b) => mean(a.bits) - mean(b.bits));
  const [best] = ranked;
  if (!best) throw new Error('There is nothing to compare.');
  const finding = leadOf(best, ranked[1]);
  const behind = mean(best.bits) > counted.bits;
  return behind ? say('comparisonBehind', finding, counted.characters, fixed(counted.bits, 3)) : finding;
}

function leadOf(best: Reached, next: Reached | undefined): Phrase {
  const bitsOf = ({ bits }: Reached) => fixed(mean(bits), 3);
  if (!next) return say('comparisonSingle', best.cell.toUpperCase(), bitsOf(best));
  const pair = [best.cell.toUpperCase(), bitsOf(best), next.cell.toUpperCase(), bitsOf(next)];
  const apart = fixed(mean(next.bits) - mean(best.bits), 3);
  if (best.bits.length === 1) return say('comparisonOneSeed', ...pair, apart);
  const overlap = Math.max(...best.bits) >= Math.min(...next.bits);
  const lead = [...pair, best.bits.length];
  return overlap ? say('comparisonOverlap', ...lead) : say('comparisonAhead', ...lead, apart);
}
