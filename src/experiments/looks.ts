/** The first look comes after so many seconds of training, or after a quarter of it where that is sooner. */
const first = 1.5;
/** How much later each look comes than the one before. */
const growth = 1.6;

interface Look {
  /** Seconds of training since the look before. */
  readonly wait: number;
  /** Share of all training that is done; 1 at the last look. */
  readonly share: number;
}

/**
 * When an experiment that trains for `seconds` in all looks at what it has: soon, however long the whole may take, and then ever more
 * rarely.
 */
export function looks(seconds: number): Look[] {
  const times: number[] = [];
  for (let at = Math.min(first, seconds / 4); growth * at < seconds; at *= growth) times.push(at);
  times.push(seconds);
  return times.map((at, n) => ({ wait: at - (times[n - 1] ?? 0), share: at / seconds }));
}
