import { say, type Said } from '../protocol/phrases.ts';

export interface NumericColumn {
  readonly name: Said;
  readonly values: readonly number[];
  /** Not of the document. */
  readonly madeUp?: boolean;
}

/** Fewest values that are worth a forecast. */
const fewest = 60;

/**
 * The named column of a CSV or TSV text, else its first numeric one that does more than count its rows: at least nine in ten of its
 * cells are numbers and there are `fewest` of them. Null where there is none.
 */
export function numericColumn(text: string, wanted?: string): NumericColumn | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [header] = lines;
  if (header === undefined || lines.length < fewest) return null;
  const separator = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  const table = lines.map((line) => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const titled = table[0]?.some((cell) => cell !== '' && !Number.isFinite(Number(cell))) ?? false;
  const rows = titled ? table.slice(1) : table;
  const names = (table[0] ?? []).map((cell, column) => (titled ? cell : say('columnNumber', column + 1)));
  const columns = names.map((name, column) => ({ name, values: numbersIn(rows, column) }));
  const usable = columns.filter(({ values }) => values.length >= Math.max(fewest, 0.9 * rows.length));
  return (
    usable.find(({ name }) => name === wanted) ?? usable.find(({ values }) => !isCounter(values)) ?? usable[0] ?? null
  );
}

function numbersIn(rows: readonly (readonly string[])[], column: number): number[] {
  return rows.flatMap((row) => {
    const cell = row[column] ?? '';
    const value = Number(cell);
    return cell === '' || !Number.isFinite(value) ? [] : [value];
  });
}

/** Whether each value is the one before plus a step that is always the same. */
function isCounter(values: readonly number[]): boolean {
  const [first = 0, second = 0] = values;
  return values.every((value, row) => Math.abs(value - first - row * (second - first)) < 1e-9 * (1 + Math.abs(value)));
}
