import type { Cell } from './heatmapData.ts';
import type { HeatmapView } from './heatmapView.ts';

/** What a person can do with a heatmap. */
export interface HeatmapActions {
  readonly view: HeatmapView;
  /** The cell the keyboard is at. */
  readonly present: () => Cell;
  /** Pixels between the canvas's edge and the picture's. */
  readonly left: () => number;
  hover(cell: Cell | null): void;
  /** Moves the keyboard's cell; it may lie outside and is moved to the edge, telling how many columns it missed. */
  move(cell: Cell): void;
  choose(cell: Cell): void;
  /** The view moved; `past` is by how many columns it would have gone past an edge. */
  moved(past: number): void;
}

const zoomStep = 1.25;

/** Mouse, wheel and keys of a heatmap. Returns what lets go of them. */
export function listen(host: HTMLElement, canvas: HTMLCanvasElement, actions: HeatmapActions): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    target: HTMLElement,
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => target.addEventListener(type, listener, { signal: stop.signal, passive: false });
  const { view } = actions;
  const cellUnder = (event: MouseEvent) => view.cellAt(event.offsetX - actions.left(), event.offsetY);
  let dragged = 0;

  on(canvas, 'pointermove', (event) => {
    if (event.buttons === 1) {
      dragged += Math.abs(event.movementX) + Math.abs(event.movementY);
      actions.moved(view.pan(-event.movementX, -event.movementY));
    } else {
      actions.hover(cellUnder(event));
    }
  });
  on(canvas, 'pointerdown', (event) => {
    dragged = 0;
    canvas.setPointerCapture(event.pointerId);
  });
  on(canvas, 'pointerleave', () => actions.hover(null));
  // Somebody who went elsewhere with the keyboard no longer points at anything either.
  on(host, 'blur', () => actions.hover(null));
  on(canvas, 'click', (event) => {
    const cell = cellUnder(event);
    if (cell && dragged < 4) actions.choose(cell);
  });
  on(canvas, 'wheel', (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      view.zoom(zoomStep ** (-event.deltaY / 100), event.offsetX - actions.left(), event.offsetY);
      actions.moved(0);
    } else {
      const sideways = event.shiftKey || view.rowsSeen >= view.extent.rows;
      actions.moved(view.pan(event.deltaX + (sideways ? event.deltaY : 0), sideways ? 0 : event.deltaY));
    }
  });
  on(host, 'keydown', (event) => {
    // With a modifier they are VS Code's, which zooms the window, say, but for two.
    const isOurs = !(event.metaKey || event.altKey) && (!event.ctrlKey || event.key === 'Home' || event.key === 'End');
    if (!isOurs) return;
    const zoom = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep }[event.key];
    const to = step(event, actions.present(), view);
    if (zoom) view.zoom(zoom, view.extent.width / 2, view.extent.height / 2);
    else if (event.key === '0') view.fit();
    else if (event.key === 'Enter' || event.key === ' ') actions.choose(actions.present());
    else if (to) actions.move(to);
    else return;
    event.preventDefault();
    actions.moved(0);
  });
  return () => stop.abort();
}

/** Where a key leads from a cell, as in any grid. */
function step({ key, ctrlKey }: KeyboardEvent, { row, column }: Cell, view: HeatmapView): Cell | null {
  const { rows, columns } = view.extent;
  const page = Math.max(1, Math.floor(view.columnsSeen) - 1);
  const targets: Readonly<Record<string, Cell>> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    PageUp: { row, column: column - page },
    PageDown: { row, column: column + page },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? rows - 1 : row, column: columns - 1 },
  };
  return targets[key] ?? null;
}
