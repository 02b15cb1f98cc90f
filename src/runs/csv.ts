import type { RunRow } from '../protocol/runs.ts';
import type { RunColumn } from './runColumns.ts';

/** Runs as CSV (RFC 4180), with a header. */
export function runsAsCsv(columns: readonly RunColumn[], rows: readonly RunRow[]): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(field).join(',');
  return [
    line(columns.map(({ label }) => label)),
    ...rows.map((row) => line(columns.map(({ value }) => value(row)))),
    '',
  ].join('\r\n');
}

/** A spreadsheet must not take a note for a formula: a text that begins like one gets an apostrophe before it. */
function field(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = (value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
