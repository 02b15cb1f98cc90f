import type { PairFormat } from './formats.ts';
import { linesOf } from './lines.ts';

/** Lines looked at. */
const sampled = 200;

/**
 * Whether a text that passes for a table is more likely prose: a comma in a sentence is followed by a space, one in a table hardly
 * ever, and a table has quotes or short cells where prose has words.
 */
export function isDoubtful(text: string, format: PairFormat): boolean {
  if (format !== 'csv') return false;
  const lines = linesOf(text.slice(0, 200_000))
    .filter((line) => line.trim() !== '')
    .slice(0, sampled);
  const prose = lines.filter((line) => !line.includes('"') && /\p{L}, \p{L}/u.test(line));
  return prose.length > lines.length / 2;
}
