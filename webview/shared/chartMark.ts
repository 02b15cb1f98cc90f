/** A step worth noticing, as a line from top to bottom with its name. */
export interface ChartMark {
  readonly x: number;
  readonly label: string;
}

/** What an axis shows of values from `least` to `most`: their marks, too, for a run ends some steps after the last value it told. */
export function reachingMarks(
  least: number | null,
  most: number | null,
  marks: readonly ChartMark[],
): [number, number] | [null, null] {
  if (least === null || most === null) return [null, null];
  const places = marks.map(({ x }) => x);
  return [Math.min(least, ...places), Math.max(most, ...places)];
}
