import { valueAt, type Cell, type HeatmapData } from './heatmapData.ts';

/** Present cells made so far, in every grid of the page. */
let made = 0;

/**
 * The grid behind the picture, for whoever cannot see it: of its many cells only the present one exists, and moving makes the
 * next one, which a screen reader then reads with its row, its column and its value.
 */
export class HeatmapGrid {
  readonly #host: HTMLElement;
  readonly #body = document.createElement('div');
  /** The present cell's. */
  #columnName = '';

  constructor(host: HTMLElement) {
    this.#host = host;
    host.setAttribute('role', 'grid');
    host.setAttribute('aria-readonly', 'true');
    host.tabIndex = 0;
    this.#body.className = 'visually-hidden';
    host.append(this.#body);
  }

  describe({ rows, columns }: HeatmapData, label: string): void {
    this.#host.setAttribute('aria-label', label);
    this.#host.setAttribute('aria-rowcount', String(rows));
    this.#host.setAttribute('aria-colcount', String(columns + 1));
  }

  /** Tells the present cell's new value, without having it read out again: not where another column stands there now. */
  update(data: HeatmapData, cell: Cell): void {
    const present = this.#body.querySelector('[role=gridcell]');
    if (present && data.columnName(cell.column) === this.#columnName) present.textContent = sentence(data, cell);
    else this.present(data, cell);
  }

  /** Makes a cell the present one. */
  present(data: HeatmapData, cell: Cell): void {
    this.#columnName = data.columnName(cell.column);
    const row = document.createElement('div');
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', String(cell.row + 1));
    const header = document.createElement('div');
    header.setAttribute('role', 'rowheader');
    header.setAttribute('aria-colindex', '1');
    header.textContent = data.rowName(cell.row);
    const present = document.createElement('div');
    present.setAttribute('role', 'gridcell');
    present.setAttribute('aria-colindex', String(cell.column + 2));
    // A new id a move: a screen reader reads what the active descendant changed to.
    present.id = `heatmap-cell-${made++}`;
    present.textContent = sentence(data, cell);
    row.append(header, present);
    this.#body.replaceChildren(row);
    this.#host.setAttribute('aria-activedescendant', present.id);
  }
}

function sentence(data: HeatmapData, cell: Cell): string {
  const value = valueAt(data, cell);
  return `${data.rowName(cell.row)}, ${data.columnName(cell.column)}: ${Number.isNaN(value) ? '–' : value.toFixed(3)}`;
}
