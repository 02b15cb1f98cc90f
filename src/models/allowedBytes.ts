/** What a quota in megabytes allows. One that was mistyped, which settings.json does not prevent, limits nothing. */
export function allowedBytes(megabytes: unknown): number {
  return typeof megabytes === 'number' && Number.isFinite(megabytes) && megabytes >= 1 ? megabytes * 2 ** 20 : Infinity;
}
