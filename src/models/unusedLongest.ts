import type { Kept } from './savedModel.ts';

/**
 * What to forget to free so many bytes: what nobody asked for longest, as little as does. A time that lies ahead, as after a
 * clock was set back, counts as long ago.
 */
export function unusedLongest<Some extends Kept>(kept: readonly Some[], bytes: number, now = Date.now()): Some[] {
  const age = ({ usedAt, savedAt }: Kept) => {
    const at = Math.max(usedAt, savedAt);
    return at > now ? 0 : at;
  };
  const leaving: Some[] = [];
  let freed = 0;
  for (const document of kept.toSorted((a, b) => age(a) - age(b))) {
    if (freed >= bytes) break;
    leaving.push(document);
    freed += document.bytes;
  }
  return leaving;
}
