const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 20 });

/** A number as it is, however small: a learning rate must not be rounded to nothing. */
export function plainNumber(value: number): string {
  return plain.format(value);
}

const threeDecimals = new Intl.NumberFormat(undefined, {
  maximumFractionDigits: 3,
  maximumSignificantDigits: 3,
  roundingPriority: 'morePrecision',
});

/** A measured number to three decimals, to more where it is so small that it would be rounded to nothing. */
export function rounded(value: number): string {
  return threeDecimals.format(value);
}
