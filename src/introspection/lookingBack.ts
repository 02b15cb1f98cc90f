import type { DocumentReading } from './documentReading.ts';
import type { StateWindow } from './stateWindow.ts';

/** How much one position looks back on earlier ones. */
export interface LookBack {
  /** The first position looked at. */
  readonly first: number;
  /** One for each position from `first` on, summing to 1; empty where nothing stands before. */
  readonly weights: Float32Array;
}

/** The look-backs of some positions, one after the other. */
export interface LookBacks {
  readonly rows: readonly LookBack[];
  /** Where reading began from a zero state. */
  readonly origin: number;
}

/** The neural cache's theta that served Grave, Joulin & Usunier (2017) best, and how many states such a cache holds here. */
export const cache = { flatness: 0.3, states: 2000 } as const;

/** A model's own attention from the positions `from` up to `to`; null for a model without. */
export async function attentionFrom(
  reading: DocumentReading,
  { from, to }: { readonly from: number; readonly to: number },
  patience: number,
  pause: () => Promise<void>,
): Promise<LookBacks | null> {
  const { attention, attentionWindow } = reading.model.configuration;
  if (attention === 'none') return null;
  const rows: LookBack[] = [];
  let origin = 0;
  for await (const passage of reading.passages(from, to, patience, pause)) {
    ({ origin } = passage);
    const { attention: weights, time } = passage.activations; // [time, remembered + time]
    if (!weights) return null;
    const columns = weights.length / time;
    const start = passage.from - (columns - time);
    for (let t = 0; t < time; t++) {
      const first = Math.max(start, passage.from + t - attentionWindow);
      const row = weights.subarray(t * columns, (t + 1) * columns);
      rows.push({ first, weights: row.slice(first - start, passage.from + t - start) });
    }
  }
  return { rows, origin };
}

/**
 * The weights a neural cache would give: softmax over the `cache.states` states before a position of theta times their dot
 * product with the state there (Grave, Joulin & Usunier 2017).
 */
export async function cacheFrom(
  states: StateWindow,
  { from, to }: { readonly from: number; readonly to: number },
  patience: number,
  pause: () => Promise<void>,
): Promise<LookBacks> {
  const kept = await states.between(Math.max(0, from - cache.states), to, patience, pause);
  const units = kept.units;
  const rows: LookBack[] = [];
  for (let own = from; own < to; own++) {
    const first = Math.max(kept.from, own - cache.states);
    const query = kept.states.subarray((own - kept.from) * units, (own - kept.from + 1) * units);
    const scores = new Float64Array(own - first);
    for (let at = 0; at < scores.length; at++) {
      let dot = 0;
      const start = (first - kept.from + at) * units;
      for (let unit = 0; unit < units; unit++) dot += (kept.states[start + unit] ?? 0) * (query[unit] ?? 0);
      scores[at] = cache.flatness * dot;
    }
    rows.push({ first, weights: softmax(scores) });
    await pause();
  }
  return { rows, origin: kept.origin };
}

function softmax(scores: Float64Array): Float32Array {
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const weights = scores.map((score) => Math.exp(score - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float32Array.from(weights, (weight) => weight / sum);
}
