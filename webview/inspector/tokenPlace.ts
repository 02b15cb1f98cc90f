import type { TokenPlace } from '../../src/protocol/inspector.ts';

/** Where a token of `starts` [tokens + 1] stands; past the last one, the end of the text. */
export function tokenPlace(starts: Uint32Array, token: number): TokenPlace {
  const end = starts.at(-1) ?? 0;
  return { from: starts[token] ?? end, to: starts[token + 1] ?? end };
}
