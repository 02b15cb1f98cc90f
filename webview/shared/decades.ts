/** Powers of ten labelled along an axis, at most. */
const mostLabels = 6;

/** The nearest powers of ten at or beyond two positive values, which differ. */
export function aroundDecades(least: number, most: number): [number, number] {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most));
  return [10 ** first, 10 ** Math.max(last, first + 1)];
}

/** The powers of ten from `least` to `most`, as many as can be labelled: every second or third one where there are more. */
export function decades(least: number, most: number): number[] {
  const first = Math.ceil(Math.log10(least) - 1e-9);
  const last = Math.floor(Math.log10(most) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / mostLabels));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, n) => 10 ** (first + n * step));
}

/** A power of ten in few signs that every font has: 0.01, 1000, 1e-6. */
export function powerLabel(value: number): string {
  const exponent = Math.round(Math.log10(value));
  return exponent >= -3 && exponent <= 4 ? String(Number((10 ** exponent).toPrecision(1))) : `1e${exponent}`;
}
