import type { RunRecord } from '../protocol/runs.ts';
import { heldOutCurve } from './runCurve.ts';

/** One cell of a comparison: what its runs came to, over the seeds. */
export interface ComparedCell {
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly runs: readonly RunRecord[];
  readonly hidden: number;
  readonly parameters: number;
  readonly charactersPerSecond: number;
  /** Over the seeds; null where a run has no judgement. */
  readonly bits: Spread | null;
  readonly curve: readonly SpreadPoint[];
}

export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface SpreadPoint extends Spread {
  readonly step: number;
}

const cells = ['rnn', 'lstm', 'gru'] as const;

/** The runs of one comparison by cell; a cell none of whose runs ended is left out. */
export function summariseComparison(records: readonly RunRecord[]): ComparedCell[] {
  return cells.flatMap((cell) => {
    const runs = records.filter(({ settings }) => settings.cell === cell);
    const [first] = runs;
    if (!first) return [];
    const bits = runs.map(({ bitsPerCharacter }) => bitsPerCharacter).filter((value) => value !== null);
    return {
      cell,
      runs,
      hidden: first.settings.hidden,
      parameters: first.parameters,
      charactersPerSecond: mean(runs.map(({ charactersPerSecond }) => charactersPerSecond)),
      bits: bits.length === 0 ? null : spreadOf(bits),
      curve: spreadCurve(runs.map(({ curve }) => heldOutCurve(curve))),
    };
  });
}

/** Mean, lowest and highest of several curves, as far as all of them go, read between their points by straight lines. */
function spreadCurve(curves: readonly (readonly (readonly [number, number])[])[]): SpreadPoint[] {
  if (curves.some(({ length }) => length === 0)) return [];
  const begin = Math.max(...curves.map((curve) => curve[0]?.[0] ?? 0));
  const end = Math.min(...curves.map((curve) => curve.at(-1)?.[0] ?? 0));
  const steps = [...new Set(curves.flatMap((curve) => curve.map(([step]) => step)))]
    .filter((step) => step >= begin && step <= end)
    .sort((a, b) => a - b);
  return steps.map((step) => ({ step, ...spreadOf(curves.map((curve) => valueAt(curve, step))) }));
}

function valueAt(curve: readonly (readonly [number, number])[], step: number): number {
  const after = curve.findIndex(([at]) => at >= step);
  const [to, high] = curve[after] ?? [step, Number.NaN];
  const [from, low] = curve[after - 1] ?? [to, high];
  return to === from ? high : low + ((high - low) * (step - from)) / (to - from);
}

function spreadOf(values: readonly number[]): Spread {
  return { mean: mean(values), low: Math.min(...values), high: Math.max(...values) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
