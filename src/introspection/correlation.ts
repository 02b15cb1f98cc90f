import type { UnitStatistics } from './unitStatistics.ts';

/** Pearson's correlation of one unit with each, over `values` [time, units]; 0 where one of the two never changes. */
export function correlations(values: Float32Array, statistics: UnitStatistics, unit: number): Float64Array {
  const { units, mean, variance } = statistics;
  const time = values.length / units;
  const sums = new Float64Array(units);
  for (let t = 0; t < time; t++) {
    const own = (values[t * units + unit] ?? 0) - (mean[unit] ?? 0);
    for (let other = 0; other < units; other++) {
      sums[other]! += own * ((values[t * units + other] ?? 0) - (mean[other] ?? 0));
    }
  }
  return sums.map((sum, other) => {
    const scale = time * Math.sqrt((variance[unit] ?? 0) * (variance[other] ?? 0));
    return scale > 0 ? sum / scale : 0;
  });
}
