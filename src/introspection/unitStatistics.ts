/** How one quantity's units behave over a stretch of text. */
export interface UnitStatistics {
  readonly units: number;
  readonly mean: Float32Array<ArrayBuffer>;
  readonly variance: Float32Array<ArrayBuffer>;
  /** Share of positions where the unit is closed: below 0.1 for a gate, below -0.9 for a signed quantity. */
  readonly low: Float32Array<ArrayBuffer>;
  /** Share of positions where it is open: above 0.9. */
  readonly high: Float32Array<ArrayBuffer>;
}

/** Bounds beyond which a gate counts as closed and open (Karpathy, Johnson & Li 2015). */
const gateBounds = { low: 0.1, high: 0.9 };

/** Statistics of `values` [time, units]; `gate` says whether they lie in 0..1 or are signed. */
export function unitStatistics(values: Float32Array, units: number, gate: boolean): UnitStatistics {
  const time = values.length / units;
  const lowBound = gate ? gateBounds.low : -gateBounds.high;
  const sums = new Float64Array(units);
  const low = new Float32Array(units);
  const high = new Float32Array(units);
  values.forEach((value, at) => {
    const unit = at % units;
    sums[unit]! += value;
    if (value < lowBound) low[unit]! += 1 / time;
    else if (value > gateBounds.high) high[unit]! += 1 / time;
  });
  const mean = Float32Array.from(sums, (sum) => sum / Math.max(1, time));
  const squares = new Float64Array(units);
  values.forEach((value, at) => (squares[at % units]! += (value - (mean[at % units] ?? 0)) ** 2));
  return { units, mean, variance: Float32Array.from(squares, (sum) => sum / Math.max(1, time)), low, high };
}

/** A gate in two numbers: the shares of all its units and positions that are closed and open. */
export function saturation({ units, low, high }: UnitStatistics): { readonly low: number; readonly high: number } {
  const share = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, units);
  return { low: share(low), high: share(high) };
}
