import { readCsv, readCsvTable } from './csv.ts';
import { isJsonPair, readJsonLines } from './jsonLines.ts';
import { linesOf, readArrows, readKeyValues, readTabbed } from './lines.ts';
import type { PairsFound } from './pair.ts';
import { readPo } from './po.ts';

export type PairFormat = 'tabs' | 'csv' | 'jsonLines' | 'arrows' | 'keyValues' | 'po';

/** Lines looked at to tell the format. */
const sampled = 200;

/** How a document writes its pairs, by its first lines; null where it is no document of pairs. */
export function detectPairFormat(text: string): PairFormat | null {
  const lines = linesOf(text.slice(0, 200_000))
    .filter((line) => line.trim() !== '')
    .slice(0, sampled);
  if (lines.length === 0) return null;
  const share = (matches: (line: string) => boolean): number => lines.filter(matches).length / lines.length;
  if (lines.some((line) => line.startsWith('msgid "')) && lines.some((line) => line.startsWith('msgstr'))) return 'po';
  if (share(isJsonPair) > 0.5) return 'jsonLines';
  if (share((line) => line.includes('\t')) > 0.5) return 'tabs';
  if (share((line) => line.includes('=>')) > 0.5) return 'arrows';
  if (share((line) => /^\s*([#;!]|\[.*\]\s*$)|^[^=]+=/.test(line)) > 0.9) return 'keyValues';
  const { rows } = readCsvTable(lines.join('\n'));
  const wide = rows.map(({ cells }) => cells).filter(({ length }) => length > 1);
  return wide.length > rows.length / 2 && sameWidth(wide) ? 'csv' : null;
}

/** The pairs of a document written in `format`; `columns` picks a table's source and target, counted from 0. */
export function readPairs(text: string, format: PairFormat, columns?: readonly [number, number]): PairsFound {
  if (format === 'csv') return readCsv(text, columns);
  return readers[format](text);
}

/** Columns of a table that a person can choose source and target from; none for other formats. */
export function columnsOf(text: string, format: PairFormat): readonly string[] {
  return format === 'csv' ? readCsvTable(text.slice(0, 200_000)).columns : [];
}

const readers: Readonly<Record<Exclude<PairFormat, 'csv'>, (text: string) => PairsFound>> = {
  tabs: readTabbed,
  jsonLines: readJsonLines,
  arrows: readArrows,
  keyValues: readKeyValues,
  po: readPo,
};

/** Most rows of a table are equally wide; sentences with commas in them are not. */
function sameWidth(rows: readonly (readonly string[])[]): boolean {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  return Math.max(...widths.values()) > 0.9 * rows.length;
}
