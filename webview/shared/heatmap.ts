import type { Cell, HeatmapData } from './heatmapData.ts';
import { HeatmapGrid } from './heatmapGrid.ts';
import { listen } from './heatmapInput.ts';
import { drawMarks, marginsFor } from './heatmapMarks.ts';
import { HeatmapPicture } from './heatmapPicture.ts';
import { HeatmapView } from './heatmapView.ts';
import { onThemeChange, themeScale } from './themeColors.ts';

export interface HeatmapOptions {
  readonly onHover?: (cell: Cell | null) => void;
  /** Click, or Enter at the keyboard's cell. */
  readonly onChoose?: (cell: Cell) => void;
  /** Somebody moved by so many columns past the left (negative) or right edge. */
  readonly onPast?: (columns: number) => void;
}

/** A matrix in the theme's colours: seen, zoomed, moved and read by mouse, keyboard and screen reader. */
export class Heatmap {
  readonly #canvas = document.createElement('canvas');
  readonly #host: HTMLElement;
  readonly #options: HeatmapOptions;
  readonly #grid: HeatmapGrid;
  readonly #picture = new HeatmapPicture();
  readonly #release: (() => void)[] = [];
  readonly view = new HeatmapView();
  #data: HeatmapData | null = null;
  #margins = marginsFor(null);
  #present: Cell = { row: 0, column: 0 };
  #hovered: Cell | null = null;
  #marked: { readonly row: number | null; readonly column: number | null } = { row: null, column: null };
  #frame = 0;

  constructor(host: HTMLElement, options: HeatmapOptions) {
    this.#host = host;
    this.#options = options;
    host.classList.add('heatmap');
    host.append(this.#canvas);
    this.#grid = new HeatmapGrid(host);
    const resize = new ResizeObserver(() => this.#resize());
    resize.observe(host);
    this.#release.push(() => resize.disconnect());
    this.#release.push(onThemeChange(() => this.#repaint()));
    this.#release.push(
      listen(host, this.#canvas, {
        view: this.view,
        present: () => this.#present,
        left: () => this.#margins.left,
        hover: (cell) => this.hover(cell),
        move: (cell) => this.#move(cell),
        choose: (cell) => {
          this.#stand(cell);
          options.onChoose?.(cell);
        },
        moved: (past) => this.#moved(past),
      }),
    );
  }

  get data(): HeatmapData | null {
    return this.#data;
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  /** `label` is what a screen reader calls it. */
  show(data: HeatmapData, label: string): void {
    const sizeChanged = this.#data?.rows !== data.rows || this.#data.columns !== data.columns;
    this.#data = data;
    const margins = marginsFor(data);
    const roomChanged = margins.left !== this.#margins.left || margins.bottom !== this.#margins.bottom;
    this.#margins = margins;
    this.#grid.describe(data, label);
    if (sizeChanged || roomChanged) {
      this.#stand(this.#present);
      this.#resize();
    } else if (data.rows > 0 && data.columns > 0) {
      this.#grid.update(data, this.#present);
    }
    this.#repaint();
  }

  /** Frames a row and a column: the chosen unit, the editor's cursor. */
  mark(row: number | null, column: number | null): void {
    this.#marked = { row, column };
    this.#draw();
  }

  hover(cell: Cell | null): void {
    if (this.#hovered?.row === cell?.row && this.#hovered?.column === cell?.column) return;
    this.#hovered = cell;
    this.#options.onHover?.(cell);
    this.#draw();
  }

  zoom(factor: number): void {
    this.view.zoom(factor, this.view.extent.width / 2, this.view.extent.height / 2);
    this.#draw();
  }

  fit(): void {
    this.view.fit();
    this.#draw();
  }

  /** Moves as little as needed to show a column. */
  revealColumn(column: number): void {
    this.view.reveal({ row: Math.floor(this.view.top), column });
    this.#draw();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    for (const release of this.#release) release();
    this.#host.replaceChildren();
  }

  #move(to: Cell): void {
    if (!this.#data) return;
    const past = to.column < 0 ? to.column : Math.max(0, to.column - this.#data.columns + 1);
    const { row, column } = this.#nearest(to);
    const stays = row === this.#present.row && column === this.#present.column;
    // What lies past the edge is read out once it is there, and before it not the edge's cell again.
    if (past === 0 || !stays) this.#stand(to);
    if (past !== 0) this.#options.onPast?.(past);
    this.view.reveal(this.#present);
    this.hover(this.#present);
  }

  /** Stands on the nearest cell there is. */
  #stand(cell: Cell): void {
    this.#present = this.#nearest(cell);
    if (this.#data && this.#data.rows > 0 && this.#data.columns > 0) this.#grid.present(this.#data, this.#present);
  }

  #nearest({ row, column }: Cell): Cell {
    const { rows, columns } = this.#data ?? { rows: 1, columns: 1 };
    const within = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));
    return { row: within(row, rows), column: within(column, columns) };
  }

  #moved(past: number): void {
    if (Math.abs(past) >= 1) this.#options.onPast?.(Math.trunc(past));
    this.#draw();
  }

  #resize(): void {
    const margins = this.#margins;
    const width = Math.max(1, this.#host.clientWidth - margins.left);
    const height = Math.max(1, this.#host.clientHeight - margins.bottom);
    const ratio = window.devicePixelRatio;
    this.#canvas.width = Math.round((width + margins.left) * ratio);
    this.#canvas.height = Math.round((height + margins.bottom) * ratio);
    this.#canvas.style.width = `${width + margins.left}px`;
    this.#canvas.style.height = `${height + margins.bottom}px`;
    this.view.resize({ rows: this.#data?.rows ?? 1, columns: this.#data?.columns ?? 1, width, height });
    this.#draw();
  }

  #repaint(): void {
    if (this.#data) this.#picture.paint(this.#data, themeScale(this.#data.scale));
    this.#draw();
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const context = this.#canvas.getContext('2d');
      if (!context || !this.#data) return;
      const ratio = window.devicePixelRatio;
      const margins = this.#margins;
      context.setTransform(ratio, 0, 0, ratio, margins.left * ratio, 0);
      context.clearRect(-margins.left, 0, this.#canvas.width, this.#canvas.height);
      const { left, top, columnsSeen, rowsSeen, cellWidth, cellHeight } = this.view;
      // Cells narrower than a pixel are averaged, wider ones keep their edges.
      context.imageSmoothingEnabled = cellWidth < 1 || cellHeight < 1;
      const [width, height] = [columnsSeen * cellWidth, rowsSeen * cellHeight];
      context.drawImage(this.#picture.image, left, top, columnsSeen, rowsSeen, 0, 0, width, height);
      drawMarks(context, this.view, this.#data, { ...this.#marked, hovered: this.#hovered, margins });
    });
  }
}
