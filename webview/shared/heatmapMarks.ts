import { isSigned, shareOfScale, valueAt, type Cell, type HeatmapData } from './heatmapData.ts';
import type { HeatmapView } from './heatmapView.ts';

/** Room for the rows' labels and title on the left and the columns' below. */
export interface Margins {
  /** In pixels. */
  readonly left: number;
  readonly bottom: number;
  /** Whether columns' labels are words, which stand upright below their columns. */
  readonly upright: boolean;
}

/** Height of an axis's title in pixels. */
const titleLine = 16;

/** Pixels a character of a label takes, and what labels may take at most: longer ones are squeezed. */
const labelled = { character: 6.2, left: 120, bottom: 90 };

/** As much room as the longest labels and the titles need. */
export function marginsFor(data: HeatmapData | null): Margins {
  const longest = (count: number, label: (at: number) => string): number => {
    let most = 0;
    for (let at = 0; at < count; at++) most = Math.max(most, label(at).length);
    return most;
  };
  const rows = data ? longest(data.rows, data.rowLabel) : 0;
  const columns = data ? longest(data.columns, data.columnLabel) : 0;
  // A character may be two UTF-16 units.
  const upright = columns > 2;
  return {
    left: titleLine + Math.max(44, Math.min(labelled.left, rows * labelled.character + 12)),
    bottom: titleLine + (upright ? Math.min(labelled.bottom, columns * labelled.character + 10) : 22),
    upright,
  };
}

export interface Marks {
  /** Drawn as lines across the whole picture. */
  readonly row: number | null;
  readonly column: number | null;
  readonly hovered: Cell | null;
  readonly margins: Margins;
}

/** A cell has to be this wide and high before a sign fits in, this wide for its character, and this wide for an upright word. */
const smallestSigned = 8;
const smallestLabelled = 5;
const smallestUpright = 11;

/** Draws what lies over and beside the picture: signs, marked row and column, labels. */
export function drawMarks(context: CanvasRenderingContext2D, view: HeatmapView, data: HeatmapData, marks: Marks): void {
  const style = getComputedStyle(document.body);
  const ink = style.color;
  const focus = style.getPropertyValue('--vscode-focusBorder') || ink;
  const { width, height } = view.extent;
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  if (isSigned(data.scale)) drawSigns(context, view, data, ink);
  frame(context, view, { row: null, column: marks.column }, ink, 2);
  frame(context, view, { row: marks.row, column: null }, ink, 2);
  if (marks.hovered) frame(context, view, marks.hovered, focus, 2);
  context.restore();
  drawLabels(
    context,
    view,
    data,
    marks.margins,
    ink,
    style.getPropertyValue('--vscode-editor-font-family') || 'monospace',
  );
}

/** A stroke in every clearly negative cell, so that the sign does not hang on the hue. */
function drawSigns(context: CanvasRenderingContext2D, view: HeatmapView, data: HeatmapData, ink: string): void {
  if (view.cellWidth < smallestSigned || view.cellHeight < smallestSigned) return;
  context.fillStyle = ink;
  context.globalAlpha = 0.7;
  eachSeen(view, (row, column, x, y) => {
    if (!(shareOfScale(data, valueAt(data, { row, column })) < 0.45)) return;
    context.fillRect(x + view.cellWidth * 0.3, y + view.cellHeight / 2 - 0.5, view.cellWidth * 0.4, 1);
  });
  context.globalAlpha = 1;
}

/** A frame round a row, a column, or the cell where both meet. */
function frame(
  context: CanvasRenderingContext2D,
  view: HeatmapView,
  { row, column }: { readonly row: number | null; readonly column: number | null },
  color: string,
  line: number,
): void {
  if (row === null && column === null) return;
  const { width, height } = view.extent;
  const x = column === null ? 0 : (column - view.left) * view.cellWidth;
  const y = row === null ? 0 : (row - view.top) * view.cellHeight;
  context.strokeStyle = color;
  context.lineWidth = line;
  const across = column === null ? width : Math.max(2, view.cellWidth);
  context.strokeRect(x, y, across, row === null ? height : Math.max(2, view.cellHeight));
}

function drawLabels(
  context: CanvasRenderingContext2D,
  view: HeatmapView,
  data: HeatmapData,
  margins: Margins,
  ink: string,
  font: string,
): void {
  const { width, height } = view.extent;
  const room = { left: margins.left - titleLine, bottom: margins.bottom - titleLine };
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  for (let column = Math.floor(view.left); column < view.left + view.columnsSeen; column++) {
    if (view.cellWidth < (margins.upright ? smallestUpright : smallestLabelled)) break;
    const x = (column - view.left + 0.5) * view.cellWidth;
    if (margins.upright) {
      drawUpright(context, data.columnLabel(column), { x, y: height + 5, room: room.bottom - 6 }, font);
    } else {
      context.font = `${Math.max(9, Math.min(13, view.cellWidth * 1.3))}px ${font}`;
      context.textAlign = 'center';
      context.fillText(data.columnLabel(column), x, height + room.bottom / 2, view.cellWidth);
    }
    if (data.isUnderlined?.(column))
      context.fillRect(x - view.cellWidth / 2, height + room.bottom - 2, view.cellWidth, 1.5);
  }
  context.font = `10px ${font}`;
  context.textAlign = 'right';
  const everyRow = Math.max(1, Math.ceil(10 / view.cellHeight));
  for (let row = Math.floor(view.top); row < view.top + view.rowsSeen && row < data.rows; row++) {
    const y = (row - view.top + 0.5) * view.cellHeight;
    if (row % everyRow === 0 && y >= 5 && y <= height - 3) context.fillText(data.rowLabel(row), -6, y, room.left - 8);
  }
  drawTitles(context, view, data, margins);
  context.strokeStyle = ink;
  context.lineWidth = 0.5;
  context.strokeRect(0, 0, width, height);
}

/** A label that is read from below, its end at the picture's edge. */
function drawUpright(
  context: CanvasRenderingContext2D,
  label: string,
  { x, y, room }: { readonly x: number; readonly y: number; readonly room: number },
  font: string,
): void {
  context.save();
  context.translate(x, y);
  context.rotate(-Math.PI / 2);
  context.font = `10px ${font}`;
  context.textAlign = 'right';
  context.fillText(label, 0, 0, room);
  context.restore();
}

/** What the axes are, in the middle of each. */
function drawTitles(
  context: CanvasRenderingContext2D,
  { extent: { width, height } }: HeatmapView,
  { axes }: HeatmapData,
  margins: Margins,
): void {
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = 'center';
  context.fillText(axes.columns, width / 2, height + margins.bottom - titleLine / 2, width);
  context.save();
  context.translate(titleLine / 2 - margins.left, height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(axes.rows, 0, 0, height);
  context.restore();
}

function eachSeen(view: HeatmapView, visit: (row: number, column: number, x: number, y: number) => void): void {
  for (let row = Math.floor(view.top); row < view.top + view.rowsSeen; row++) {
    for (let column = Math.floor(view.left); column < view.left + view.columnsSeen; column++) {
      visit(row, column, (column - view.left) * view.cellWidth, (row - view.top) * view.cellHeight);
    }
  }
}
