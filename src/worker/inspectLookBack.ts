import { attentionFrom, cache, cacheFrom } from '../introspection/lookingBack.ts';
import type { LookBackAnswer, LookBackRequest } from '../protocol/inspection.ts';
import type { OpenReading } from './readings.ts';

/** Most predictions and most earlier tokens one answer covers. */
const most = { rows: 400, reach: 2048 };

/** Tokens read for an answer that must not wait; further ones are read from a little before the place. */
const patience = 4096;

/** How the predictions of a stretch look back on what stands before them. */
export async function inspectLookBack(
  open: OpenReading,
  { from, to, by, reach, exact }: LookBackRequest,
  pause: () => Promise<void>,
): Promise<LookBackAnswer> {
  const { reading, text, vocabulary, window, step, version } = open;
  const { configuration } = reading.model;
  const first = text.tokenAt(from);
  const after = Math.min(text.tokenAt(Math.max(from, to - 1)) + 1, first + most.rows);
  // What is expected at a token, the token before it tells: that is where the network looks back from.
  const readers = { from: Math.max(0, first - 1), to: Math.max(0, after - 1) };
  const waits = exact ? Infinity : patience;
  const attention = by === 'attention' ? await attentionFrom(reading, readers, waits, pause) : null;
  const { rows, origin } = attention ?? (await cacheFrom(window, readers, waits, pause));
  const start = Math.max(0, readers.from - Math.min(reach, most.reach));
  const columns = Math.max(0, readers.to - 1 - start);
  const weights = new Float32Array((after - first) * columns).fill(NaN);
  rows.forEach((row, at) => {
    const skipped = Math.max(0, start - row.first);
    const place = (readers.from + 1 - first + at) * columns + row.first + skipped - start;
    if (skipped < row.weights.length) weights.set(row.weights.subarray(skipped), place);
  });
  return {
    step,
    version,
    unit: vocabulary.unit,
    origin: text.startOf(origin),
    starts: text.startsOf(start, Math.min(text.length, after)),
    by: attention ? 'attention' : 'cache',
    firstRow: first - start,
    rows: after - first,
    columns,
    weights,
    hasAttention: configuration.attention !== 'none',
    window: attention ? configuration.attentionWindow : cache.states,
  };
}
