import { cache } from '../introspection/lookingBack.ts';
import { StateSearch } from '../introspection/stateSearch.ts';
import type { SearchAnswer, SearchRequest } from '../protocol/inspection.ts';
import type { OpenReading } from './readings.ts';

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
  const search = new StateSearch(query, { count: count + 1, apart, flatness: cache.flatness, by });
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
