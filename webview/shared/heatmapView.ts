import type { Cell } from './heatmapData.ts';

/** The size of a picture's content and of the window it is seen through, in pixels and cells. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

const largestCell = 64;

/** Which part of a heatmap is seen, and how large. Never shows past an edge, never smaller than fits. */
export class HeatmapView {
  #extent: Extent = { rows: 1, columns: 1, width: 1, height: 1 };
  /** Pixels a cell. */
  #cellWidth = 1;
  #cellHeight = 1;
  /** First cell seen, may be fractional. */
  #left = 0;
  #top = 0;
  #fitted = true;

  get cellWidth(): number {
    return this.#cellWidth;
  }
  get cellHeight(): number {
    return this.#cellHeight;
  }
  get left(): number {
    return this.#left;
  }
  get top(): number {
    return this.#top;
  }
  get extent(): Extent {
    return this.#extent;
  }

  /** Cells seen across and down, at most all. */
  get columnsSeen(): number {
    return Math.min(this.#extent.columns, this.#extent.width / this.#cellWidth);
  }
  get rowsSeen(): number {
    return Math.min(this.#extent.rows, this.#extent.height / this.#cellHeight);
  }

  /** New content or a new window; a view that showed everything goes on doing so. */
  resize(extent: Extent): void {
    this.#extent = extent;
    if (this.#fitted) this.fit();
    else this.#settle();
  }

  fit(): void {
    this.#fitted = true;
    this.#cellWidth = this.#leastWidth();
    this.#cellHeight = this.#leastHeight();
    [this.#left, this.#top] = [0, 0];
  }

  /** Enlarges by `factor`, keeping the place under the pixel (x, y) where it is. */
  zoom(factor: number, x: number, y: number): void {
    const column = this.#left + x / this.#cellWidth;
    const row = this.#top + y / this.#cellHeight;
    this.#fitted = false;
    this.#cellWidth = Math.min(largestCell, this.#cellWidth * factor);
    this.#cellHeight = Math.min(largestCell, this.#cellHeight * factor);
    this.#settle();
    this.#left = column - x / this.#cellWidth;
    this.#top = row - y / this.#cellHeight;
    this.#settle();
  }

  /** Moves by pixels; tells by how many columns that would have gone past the left (negative) or right edge. */
  pan(x: number, y: number): number {
    const wanted = this.#left + x / this.#cellWidth;
    this.#left = wanted;
    this.#top += y / this.#cellHeight;
    this.#settle();
    return wanted - this.#left;
  }

  /** Moves as little as needed to show a cell. */
  reveal({ row, column }: Cell): void {
    this.#left = Math.min(column, Math.max(this.#left, column + 1 - this.columnsSeen));
    this.#top = Math.min(row, Math.max(this.#top, row + 1 - this.rowsSeen));
    this.#settle();
  }

  /** The cell under a pixel, if there is one. */
  cellAt(x: number, y: number): Cell | null {
    const column = Math.floor(this.#left + x / this.#cellWidth);
    const row = Math.floor(this.#top + y / this.#cellHeight);
    const { rows, columns } = this.#extent;
    return x >= 0 && y >= 0 && column >= 0 && row >= 0 && column < columns && row < rows ? { row, column } : null;
  }

  #leastWidth(): number {
    return this.#extent.width / Math.max(1, this.#extent.columns);
  }

  #leastHeight(): number {
    return this.#extent.height / Math.max(1, this.#extent.rows);
  }

  #settle(): void {
    const { rows, columns } = this.#extent;
    this.#cellWidth = Math.max(this.#cellWidth, this.#leastWidth());
    this.#cellHeight = Math.max(this.#cellHeight, this.#leastHeight());
    this.#left = Math.max(0, Math.min(this.#left, columns - this.columnsSeen));
    this.#top = Math.max(0, Math.min(this.#top, rows - this.rowsSeen));
  }
}
