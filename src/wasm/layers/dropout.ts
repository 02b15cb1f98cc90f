import type { Address } from '../kernels.ts';
import type { Machine } from '../machine.ts';
import type { Extent } from './extent.ts';

/** The dropout of one training step (Zaremba 2014): forwards and backwards it multiplies with the same factors. */
export interface Dropout {
  /** Probability of dropping, below 1; 0 for none. */
  readonly rate: number;
  readonly seed: number;
  /** Number of the first sequence among all those of the step. */
  readonly firstSequence: number;
  /** Added to every site: networks of one model drop independently. */
  readonly firstSite: number;
}

/** Applies `dropoutFactor` of a site to activations [time, batch, width], whose rows are `stride` floats long. */
export function applyDropout(
  machine: Machine,
  { rate, seed, firstSequence, firstSite }: Dropout,
  site: number,
  { time, batch }: Extent,
  { width, stride }: { readonly width: number; readonly stride: number },
  activations: Address,
): void {
  if (rate === 0) return;
  machine.pulse();
  // A hash is an integer: it is below rate * 2^32 exactly where it is below the next integer up.
  const threshold = Math.ceil(rate * 2 ** 32);
  const keep = 1 / (1 - rate);
  machine.kernels.applyDropout(
    time,
    batch,
    width,
    stride,
    firstSequence,
    seed,
    firstSite + site,
    threshold,
    keep,
    activations,
  );
}
