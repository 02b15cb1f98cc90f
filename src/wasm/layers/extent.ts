/** How far a pass goes: everything in memory is time-major, [time, batch, width]. */
export interface Extent {
  readonly time: number;
  readonly batch: number;
}

/** Rows of a pass: one for each token. */
export function rowsOf({ time, batch }: Extent): number {
  return time * batch;
}
