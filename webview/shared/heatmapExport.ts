import { shades } from './colorScale.ts';
import { shareOfScale, valueAt, type HeatmapData } from './heatmapData.ts';

/** The numbers behind a heatmap, a row of the picture a line, with names (RFC 4180). */
export function heatmapCsv(data: HeatmapData): string {
  const columns = Array.from({ length: data.columns }, (_, column) => data.columnName(column));
  const lines = [['', ...columns]];
  for (let row = 0; row < data.rows; row++) {
    lines.push([data.rowName(row), ...columns.map((_, column) => String(valueAt(data, { row, column })))]);
  }
  return lines.map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n';
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

const cell = 8;

/** Of a monospaced character of that height. */
const characterWidth = 5;

/** The whole heatmap as vectors: neighbours of one colour are one rectangle. */
export function heatmapSvg(data: HeatmapData, colors: Uint8ClampedArray, ink: string, paper: string): string {
  const shapes = [`<rect width="100%" height="100%" fill="${paper}"/>`];
  const colorAt = (row: number, column: number): string | null => {
    const value = valueAt(data, { row, column });
    if (Number.isNaN(value)) return null;
    const shade = Math.round(shareOfScale(data, value) * (shades - 1)) * 3;
    const hex = [0, 1, 2].map((part) => (colors[shade + part] ?? 0).toString(16).padStart(2, '0'));
    return `#${hex.join('')}`;
  };
  const longest = (count: number, label: (at: number) => string): number =>
    Array.from({ length: count }, (_, at) => label(at).length).reduce((most, next) => Math.max(most, next), 0);
  // Beside the rows' labels stands their title.
  const margin = Math.max(48, longest(data.rows, data.rowLabel) * characterWidth + cell) + 1.5 * cell;
  // Columns are as wide as the longest word below them.
  const wide = Math.max(cell, longest(data.columns, data.columnLabel) * characterWidth + 2);
  const tall = wide > cell ? 2 * cell : cell;
  for (let row = 0; row < data.rows; row++) {
    for (let from = 0; from < data.columns;) {
      const color = colorAt(row, from);
      let to = from + 1;
      while (to < data.columns && colorAt(row, to) === color) to++;
      const place = `x="${margin + from * wide}" y="${row * tall}" width="${(to - from) * wide}" height="${tall}"`;
      if (color) shapes.push(`<rect ${place} fill="${color}"/>`);
      from = to;
    }
    shapes.push(label(data.rowLabel(row), margin - 4, (row + 0.5) * tall + 0.3 * cell, 'end'));
  }
  for (let column = 0; column < data.columns; column++) {
    shapes.push(
      label(data.columnLabel(column), margin + (column + 0.5) * wide, data.rows * tall + 1.2 * cell, 'middle'),
    );
  }
  const [across, down] = [data.columns * wide, data.rows * tall];
  shapes.push(label(data.axes.columns, margin + across / 2, down + 2.8 * cell, 'middle'));
  const turned = label(data.axes.rows, cell, down / 2, 'middle');
  shapes.push(`<g transform="rotate(-90 ${cell} ${down / 2})">${turned}</g>`);
  const [width, height] = [margin + across, down + 4 * cell];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `${head} shape-rendering="crispEdges" font-family="monospace" font-size="${cell}" fill="${ink}">\n${shapes.join('\n')}\n</svg>\n`;
}

function label(text: string, x: number, y: number, anchor: 'end' | 'middle'): string {
  // Characters XML has no place for are shown as what they are not.
  const safe = text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${safe}</text>`;
}
