import Papa from 'papaparse';
import { withPlainLineEnds } from './lines.ts';
import { PairCollector, type PairsFound } from './pair.ts';

export interface CsvTable {
  /** Names of the columns, where the first row gives them; else `Column 1` and so on. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

interface CsvRow {
  readonly cells: readonly string[];
  /** Where it begins, from 0: a quoted cell may span lines. */
  readonly line: number;
}

/** Reads a table with quotes (RFC 4180) and comma, semicolon or bar between the columns, whichever fits. */
export function readCsvTable(text: string): CsvTable {
  const plain = withPlainLineEnds(text);
  const { meta } = Papa.parse(plain, { delimitersToGuess: [',', ';', '|'], skipEmptyLines: true, preview: 100 });
  const rows: CsvRow[] = [];
  let start = 0;
  let line = 0;
  Papa.parse<string[]>(plain, {
    delimiter: meta.delimiter,
    newline: '\n',
    step: ({ data, meta: { cursor } }) => {
      if (data.some((cell) => cell.trim() !== '')) rows.push({ cells: data, line });
      line += plain.slice(start, cursor).split('\n').length - 1;
      start = cursor;
    },
  });
  const first = rows[0]?.cells ?? [];
  const hasHeader = isHeader(first, rows.slice(1, 100));
  return {
    columns: first.map((cell, column) => (hasHeader ? cell.trim() : `Column ${column + 1}`)),
    rows: hasHeader ? rows.slice(1) : rows,
  };
}

/** Two columns of a table as pairs. */
export function readCsv(text: string, [sourceColumn, targetColumn]: readonly [number, number] = [0, 1]): PairsFound {
  const collector = new PairCollector();
  for (const { cells, line } of readCsvTable(text).rows) {
    const [source, target] = [cells[sourceColumn], cells[targetColumn]];
    if (source === undefined || target === undefined) collector.skip('missingColumn', line);
    else collector.add(source, target, line);
  }
  return collector.finish();
}

/** Whether a first row names the columns rather than being an example: by what it says, or by a word above numbers. */
function isHeader(first: readonly string[], others: readonly CsvRow[]): boolean {
  if (first.length < 2) return false;
  if (first.some(isColumnName) || first.every(isLanguage)) return true;
  return first.some((name, column) => {
    const below = others.flatMap(({ cells }) => cells[column]?.trim() || []);
    return !isNumber(name) && below.length > 1 && below.every(isNumber);
  });
}

function isColumnName(cell: string): boolean {
  return /^(source|target|src|tgt|input|output|question|answer|translation|id|key|value|text)$/i.test(cell.trim());
}

/** Whether a cell is the English name of a language, or its two-letter code (ISO 639-1). */
function isLanguage(cell: string): boolean {
  const name = cell.trim().toLowerCase();
  languages ??= new Set(languageNames());
  return languages.has(name);
}

let languages: Set<string> | undefined;

function* languageNames(): Generator<string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    if (name !== undefined) yield* [code, name.toLowerCase()];
  }
}

function isNumber(cell: string): boolean {
  return /^[-+]?\d+([.,]\d+)*$/.test(cell.trim());
}
