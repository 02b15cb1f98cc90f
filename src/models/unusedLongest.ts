import type { StoredModel } from './savedModel.ts';

/**
 * The models to delete to free so many bytes: those nobody asked for longest, as few as do. A time that lies ahead, as after a
 * clock was set back, counts as long ago.
 */
export function unusedLongest(models: readonly StoredModel[], bytes: number, now = Date.now()): StoredModel[] {
  const age = ({ usedAt, savedAt }: StoredModel) => {
    const at = Math.max(usedAt, savedAt);
    return at > now ? 0 : at;
  };
  const leaving: StoredModel[] = [];
  let freed = 0;
  for (const model of models.toSorted((a, b) => age(a) - age(b))) {
    if (freed >= bytes) break;
    leaving.push(model);
    freed += model.bytes;
  }
  return leaving;
}
