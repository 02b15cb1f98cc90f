import type { RunRow } from '../protocol/runs.ts';
import type { RunColumn } from './runColumns.ts';

/** Runs as a Markdown table; figures are aligned to the right. */
export function runsAsMarkdown(columns: readonly RunColumn[], rows: readonly RunRow[]): string {
  const used = columns.filter(({ value }) => rows.some((row) => value(row) !== null && value(row) !== ''));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isFigure = ({ value }: RunColumn) => rows.every((row) => typeof (value(row) ?? 0) === 'number');
  return [
    line(used.map(({ label }) => cell(label))),
    line(used.map((column) => (isFigure(column) ? '---:' : '---'))),
    ...rows.map((row) => line(used.map(({ value }) => cell(value(row))))),
    '',
  ].join('\n');
}

/** A cell's text: what Markdown would take for its own is escaped, and a note's line breaks become spaces. */
function cell(value: string | number | null): string {
  return String(value ?? '')
    .replace(/[\\`*_[\]<>|#]/g, String.raw`\$&`)
    .replace(/\s+/g, ' ');
}
