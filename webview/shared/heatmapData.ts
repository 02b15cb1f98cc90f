export type HeatmapScale = 'signed' | 'share' | 'signedLogarithmic' | 'shareLogarithmic';

/** A matrix to draw, and what its rows and columns are called. */
export interface HeatmapData {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns]; NaN where there is nothing */
  readonly values: Float32Array;
  /**
   * `signed` runs from -extent over 0 to extent, `share` from 0 to extent; logarithmic ones run over the four decades below the
   * extent, each sign on its own.
   */
  readonly scale: HeatmapScale;
  readonly extent: number;
  /** The whole name of a row or column, as a screen reader says it. */
  readonly rowName: (row: number) => string;
  readonly columnName: (column: number) => string;
  /** The short one, beside the picture. */
  readonly rowLabel: (row: number) => string;
  readonly columnLabel: (column: number) => string;
  /** What the rows and the columns are, written along the picture's edges. */
  readonly axes: { readonly rows: string; readonly columns: string };
  /** Columns with a line below their labels; none where left out. */
  readonly isUnderlined?: (column: number) => boolean;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export function valueAt(data: HeatmapData, { row, column }: Cell): number {
  return data.values[row * data.columns + column] ?? NaN;
}

/** Whether a scale has a negative half. */
export function isSigned(scale: HeatmapScale): boolean {
  return scale.startsWith('signed');
}

/** Where a value lies on the scale: 0 at its lower end, 1 at its upper. */
export function shareOfScale({ scale, extent }: HeatmapData, value: number): number {
  const relative = scale.endsWith('Logarithmic') ? decades(value / extent) : value / extent;
  const share = isSigned(scale) ? (relative + 1) / 2 : relative;
  return Math.max(0, Math.min(1, share));
}

/** -1 to 1: how many of four decades below 1 a magnitude rises above. */
function decades(relative: number): number {
  return relative === 0 ? 0 : Math.sign(relative) * Math.max(0, 1 + Math.log10(Math.abs(relative)) / 4);
}
