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
  const hasHeader = first.some(isColumnName) && first.length > 1;
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
    if (source === undefined || target === undefined) collector.skip('noSeparator', line);
    else collector.add(source, target, line);
  }
  return collector.finish();
}

/** Whether a cell of the first row is a name rather than an example. */
function isColumnName(cell: string): boolean {
  return /^(source|target|src|tgt|input|output|question|answer|translation|id|key|value|text)$/i.test(cell.trim());
}
