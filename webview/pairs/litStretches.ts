import type { LitStretch } from '../../src/protocol/pairs.ts';
import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { agreement, stretchOf } from './unitStretches.ts';

/** Weights from which on a source unit is lit faintly, clearly and strongly. */
const bounds = [0.1, 0.3, 0.6];

/**
 * What to light up in the editor for a cell that is pointed at: the unit of the target, where the document has the same, and the
 * units of the source it looks at.
 */
export function litBy(
  { sourceUnits, targetUnits, attention }: TranslateAnswer,
  { target }: { readonly target: string },
  cell: { readonly row: number } | null,
): LitStretch[] {
  if (!cell || !attention) return [];
  const { row } = cell;
  const width = sourceUnits.length;
  const lit = Array.from(attention.subarray(row * width, (row + 1) * width), (weight, column): LitStretch => {
    const strength = bounds.filter((bound) => weight >= bound).length;
    return { side: 'source', ...stretchOf(sourceUnits, column), strength };
  }).filter(({ strength }) => strength > 0);
  if (row >= agreement(targetUnits, target)) return lit;
  return [{ side: 'target', ...stretchOf(targetUnits, row), strength: 0 }, ...lit];
}
