import { shareOfScale, valueAt, type Cell, type HeatmapData } from './heatmapData.ts';
import type { HeatmapView } from './heatmapView.ts';

/** Room for the rows' labels on the left and the columns' labels below, in pixels. */
export const margins = { left: 44, bottom: 22 };

export interface Marks {
  /** Drawn as lines across the whole picture. */
  readonly row: number | null;
  readonly column: number | null;
  readonly hovered: Cell | null;
}

/** A cell has to be this wide and high before a sign fits in, and this wide for its character. */
const smallestSigned = 8;
const smallestLabelled = 6;

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
  if (data.scale !== 'share') drawSigns(context, view, data, ink);
  frame(context, view, { row: null, column: marks.column }, ink, 2);
  frame(context, view, { row: marks.row, column: null }, ink, 2);
  if (marks.hovered) frame(context, view, marks.hovered, focus, 2);
  context.restore();
  drawLabels(context, view, data, ink, style.getPropertyValue('--vscode-editor-font-family') || 'monospace');
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
  ink: string,
  font: string,
): void {
  const { width, height } = view.extent;
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.font = `${Math.max(9, Math.min(13, view.cellWidth * 1.3))}px ${font}`;
  context.textAlign = 'center';
  for (let column = Math.floor(view.left); column < view.left + view.columnsSeen; column++) {
    if (view.cellWidth < smallestLabelled) break;
    const x = (column - view.left + 0.5) * view.cellWidth;
    context.fillText(data.columnLabel(column), x, height + margins.bottom / 2, view.cellWidth);
  }
  context.font = `10px ${font}`;
  context.textAlign = 'right';
  const everyRow = Math.max(1, Math.ceil(12 / view.cellHeight));
  for (let row = Math.floor(view.top); row < view.top + view.rowsSeen && row < data.rows; row++) {
    const y = (row - view.top + 0.5) * view.cellHeight;
    if (row % everyRow === 0 && y >= 5 && y <= height - 3)
      context.fillText(data.rowLabel(row), -6, y, margins.left - 8);
  }
  context.strokeStyle = ink;
  context.lineWidth = 0.5;
  context.strokeRect(0, 0, width, height);
}

function eachSeen(view: HeatmapView, visit: (row: number, column: number, x: number, y: number) => void): void {
  for (let row = Math.floor(view.top); row < view.top + view.rowsSeen; row++) {
    for (let column = Math.floor(view.left); column < view.left + view.columnsSeen; column++) {
      visit(row, column, (column - view.left) * view.cellWidth, (row - view.top) * view.cellHeight);
    }
  }
}
