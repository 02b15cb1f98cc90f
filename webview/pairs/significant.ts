/** A number to so many significant digits as people write it: 5,890 rather than 5.89e+3. */
export function significant(value: number, digits = 3): string {
  return value.toLocaleString(undefined, { maximumSignificantDigits: digits });
}
