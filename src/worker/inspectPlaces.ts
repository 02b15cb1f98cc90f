import { StateSearch } from '../introspection/stateSearch.ts';
import type { AttentionAnswer, SearchAnswer, SearchRequest } from '../protocol/inspection.ts';
import type { OpenReading } from './readings.ts';

/** The neural cache's theta that served Grave, Joulin & Usunier (2017) best. */
const flatness = 0.3;

/** Places nearer than this are one find. */
const apart = 8;

/** Where in the document the state was most like the one after the token at an offset. */
export async function inspectSearch(
  open: OpenReading,
  { at, count, by, before }: SearchRequest,
  pause: () => Promise<void>,
): Promise<SearchAnswer> {
  const { reading, text, memory, step, version } = open;
  const { hidden, layers } = reading.model.configuration;
  const own = Math.max(0, Math.min(text.tokenAt(at), text.length - 1));
  const state = await reading.stateBefore(own + 1, pause);
  const query = state?.hidden.slice((layers - 1) * hidden, layers * hidden) ?? new Float32Array(hidden);
  const search = new StateSearch(query, { count: count + 1, apart, flatness, by });
  const searched = before ? own : text.length;
  await memory.searchUpTo(searched, search, pause);
  const places = search
    .places()
    .filter(({ token }) => Math.abs(token - own) >= apart)
    .slice(0, count)
    .map(({ token, similarity, weight }) => ({
      from: text.startOf(token),
      to: text.startOf(token + 1),
      similarity,
      weight,
    }));
  return { step, version, places, searched };
}

/** Which earlier places a model with attention looked at to predict what stands at an offset. */
export async function inspectAttention(
  open: OpenReading,
  at: number,
  pause: () => Promise<void>,
): Promise<AttentionAnswer> {
  const { reading, text, step, version } = open;
  const reader = Math.max(0, Math.min(text.tokenAt(at), text.length) - 1);
  const { activations, origin } = await reading.passage(reader, reader + 1, Infinity, pause);
  const { attention } = activations;
  const from = attention ? reader + 1 - attention.length : reader;
  // The last column is the reading token's own place, which it never looks at.
  return { step, version, origin, starts: text.startsOf(from, reader), weights: attention?.slice(0, -1) ?? null };
}
