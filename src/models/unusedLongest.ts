import type { KeptDocument } from './savedModel.ts';

/**
 * The documents to forget to free so many bytes: those nobody asked for longest, as few as do. A time that lies ahead, as after a
 * clock was set back, counts as long ago.
 */
export function unusedLongest(kept: readonly KeptDocument[], bytes: number, now = Date.now()): KeptDocument[] {
  const age = ({ usedAt, savedAt }: KeptDocument) => {
    const at = Math.max(usedAt, savedAt);
    return at > now ? 0 : at;
  };
  const leaving: KeptDocument[] = [];
  let freed = 0;
  for (const document of kept.toSorted((a, b) => age(a) - age(b))) {
    if (freed >= bytes) break;
    leaving.push(document);
    freed += document.bytes;
  }
  return leaving;
}
