/** A comma before every third digit from the right. */
const grouped = /(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/g;

/**
 * A number as people type it: 1/4, 0,25, 6 208. 6,208 is read in two ways, with a decimal comma and with grouped digits as the lessons
 * print them: what was meant is taken to be the one nearer to `wanted`. Null where it is no number.
 */
export function typedNumber(typed: string, wanted: number): number | null {
  const bare = typed.replaceAll(/[\s_']/g, '');
  const readings = [bare, bare.replaceAll(grouped, (digits) => digits.replaceAll(',', ''))].map(quotient);
  const distance = (reading: number) => Math.abs(reading - wanted);
  const [nearest] = readings.filter(Number.isFinite).sort((a, b) => distance(a) - distance(b));
  return nearest ?? null;
}

/** NaN where it is none. */
function quotient(typed: string): number {
  const [over, under = '1', more] = typed.replaceAll(',', '.').split('/');
  return over && under && more === undefined ? Number(over) / Number(under) : NaN;
}
