/** A matrix to draw, and what its rows and columns are called. */
export interface HeatmapData {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns]; NaN where there is nothing */
  readonly values: Float32Array;
  /** `signed` runs from -extent over 0 to extent, `share` from 0 to extent. */
  readonly scale: 'signed' | 'share';
  readonly extent: number;
  /** The whole name of a row or column, as a screen reader says it. */
  readonly rowName: (row: number) => string;
  readonly columnName: (column: number) => string;
  /** The short one, beside the picture. */
  readonly rowLabel: (row: number) => string;
  readonly columnLabel: (column: number) => string;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export function valueAt(data: HeatmapData, { row, column }: Cell): number {
  return data.values[row * data.columns + column] ?? NaN;
}

/** Where a value lies on the scale: 0 at its lower end, 1 at its upper. */
export function shareOfScale({ scale, extent }: HeatmapData, value: number): number {
  const share = scale === 'signed' ? (value / extent + 1) / 2 : value / extent;
  return Math.max(0, Math.min(1, share));
}
