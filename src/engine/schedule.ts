/** Steps over which the learning rate rises to its peak. */
const warmUp = 20;

/** Steps after which the peak has fallen to 1 / sqrt(2): early steps may be bold, late ones must be calm. */
const decay = 100;

/**
 * The learning rate of a step (0 = first), from steps alone so that no budget shapes it: linear warm-up, then the inverse
 * square root decay of a run whose end is unknown.
 */
export function learningRateAt(step: number, peak: number): number {
  return (peak * Math.min(1, (step + 1) / warmUp)) / Math.sqrt(1 + step / decay);
}
