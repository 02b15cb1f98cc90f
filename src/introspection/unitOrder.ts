import { correlations } from './correlation.ts';
import type { UnitStatistics } from './unitStatistics.ts';

/** How units can be put in order. */
export type UnitSorting =
  | { readonly by: 'index' | 'variance' | 'saturation' | 'similarity' }
  /** Most alike the chosen unit first, whatever the sign. */
  | { readonly by: 'correlation'; readonly unit: number };

/** The units of `values` [time, units] in the order asked for; equal ones stay in their own order. */
export function orderUnits(
  values: Float32Array,
  statistics: UnitStatistics,
  sorting: UnitSorting,
): Uint32Array<ArrayBuffer> {
  const { units, variance, low, high } = statistics;
  const descending = (key: (unit: number) => number) =>
    Uint32Array.from(Array.from({ length: units }, (_, unit) => unit).sort((a, b) => key(b) - key(a) || a - b));
  if (sorting.by === 'correlation') {
    const alike = correlations(values, statistics, sorting.unit);
    return descending((unit) => Math.abs(alike[unit] ?? 0));
  }
  if (sorting.by === 'similarity') return chain(values, statistics);
  if (sorting.by === 'variance') return descending((unit) => variance[unit] ?? 0);
  return descending((unit) => (sorting.by === 'index' ? 0 : (low[unit] ?? 0) + (high[unit] ?? 0)));
}

/** Starts with the unit that varies most and goes on with the one most correlated to the last, so that bands form. */
function chain(values: Float32Array, statistics: UnitStatistics): Uint32Array<ArrayBuffer> {
  const { units, variance } = statistics;
  const order = new Uint32Array(units);
  const left = new Set(Array.from({ length: units }, (_, unit) => unit));
  let current = variance.indexOf(variance.reduce((a, b) => Math.max(a, b), 0));
  for (let place = 0; place < units; place++) {
    order[place] = current;
    left.delete(current);
    const alike = correlations(values, statistics, current);
    let best = -Infinity;
    for (const unit of left) {
      if ((alike[unit] ?? 0) <= best) continue;
      best = alike[unit] ?? 0;
      current = unit;
    }
  }
  return order;
}
