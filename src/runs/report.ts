import type { RunRecord } from '../protocol/runs.ts';
import type { RunStrings } from '../protocol/runStrings.ts';
import { comparisonName } from './comparisonName.ts';
import { summariseComparison, type ComparedCell } from './comparisonSummary.ts';
import { escaped } from './escape.ts';
import { learnedSameText } from './learnedSameText.ts';
import { plot } from './plot.ts';
import { differing, runColumns, type RunColumn } from './runColumns.ts';
import { baselineLines, comparedLines, runLines } from './runLines.ts';
import { reportStyle } from './reportStyle.ts';

export interface ReportAbout {
  /** The document's name. */
  readonly document: string;
  readonly writtenAt: Date;
  readonly language: string;
  readonly text: RunStrings;
}

/** Runs as one HTML file with its plots inside: no script, nothing fetched, every text escaped. */
export function runsReport(records: readonly RunRecord[], about: ReportAbout): string {
  const { document, writtenAt, language, text } = about;
  const title = fill(text.reportTitle, document);
  const sameText = learnedSameText(records);
  const [first] = records;
  const note = fill(
    sameText ? text.reportNote : text.reportNoteTexts,
    writtenAt.toLocaleString(language),
    first?.heldOutCharacters.toLocaleString(language) ?? '0',
    first?.characters.toLocaleString(language) ?? '0',
  );
  // What counting comes to on one text says nothing about another.
  const baselines = sameText ? baselineLines(records, text) : [];
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(note)}</p>
${comparisons(records, about)}
<h2>${escaped(text.reportCurves)}</h2>
${figure([...runLines(records, text), ...baselines], text.reportCurves, text)}
<h2>${escaped(text.reportTable)}</h2>
${table(records, text)}
</main>
</body>
</html>
`;
}

function comparisons(records: readonly RunRecord[], { language, text }: ReportAbout): string {
  const byComparison = Map.groupBy(
    records.filter(({ comparison }) => comparison),
    ({ comparison }) => comparison?.id ?? '',
  );
  return [...byComparison.values()]
    .map((runs) => {
      const cells = summariseComparison(runs);
      const heading = fill(text.reportComparison, comparisonName(runs, text));
      const lines = [...comparedLines(cells), ...baselineLines(runs, text)];
      return `<h2>${escaped(heading)}</h2>\n${figure(lines, heading, text)}\n${comparedTable(cells, language, text)}`;
    })
    .join('\n');
}

function figure(lines: Parameters<typeof plot>[0], title: string, text: RunStrings): string {
  return `<figure>${plot(lines, { title, x: text.stepsAxis, y: text.bitsAxis })}</figure>`;
}

function comparedTable(cells: readonly ComparedCell[], language: string, text: RunStrings): string {
  const head = [text.cell, text.cellRuns, text.hidden, text.parameters, text.speed, text.bits, text.spread];
  const rows = cells.map(({ cell, runs, hidden, parameters, charactersPerSecond, bits }) => [
    cell.toUpperCase(),
    runs.length,
    hidden,
    parameters.toLocaleString(language),
    Math.round(charactersPerSecond).toLocaleString(language),
    bits?.mean.toFixed(3) ?? '–',
    bits ? `${bits.low.toFixed(3)} – ${bits.high.toFixed(3)}` : '–',
  ]);
  const baselines = cells.flatMap(({ runs }) => runs).find((run) => run.baselines)?.baselines;
  const counted = baselines
    ? [
        [text.unigram, baselines.unigram] as const,
        [fill(text.ngram, baselines.ngramOrder - 1), baselines.ngram] as const,
      ].map(([label, bits]) => [label, '', '', '', '', bits.toFixed(3), ''])
    : [];
  return htmlTable(head, [...rows, ...counted]);
}

function table(records: readonly RunRecord[], text: RunStrings): string {
  const columns = runColumns(text);
  const differ = differing(columns, records);
  const used = columns.filter(({ value }) => records.some((row) => value(row) !== null && value(row) !== ''));
  const isShared = ({ name, chosen }: RunColumn) => chosen && name !== 'cell' && !differ.has(name);
  const told = used.filter((column) => !isShared(column));
  const shared = used.filter(isShared).map(({ label, value }) => {
    const row = records.find((record) => value(record) !== null);
    return `${label}: ${row ? value(row) : ''}`;
  });
  const everywhere = shared.length > 0 ? `<p>${escaped(fill(text.reportShared, shared.join('; ')))}</p>\n` : '';
  const rows = records.map((row) => told.map(({ value }) => value(row) ?? ''));
  const marked = told.map(({ name }) => differ.has(name));
  return (
    everywhere +
    htmlTable(
      told.map(({ label }) => label),
      rows,
      marked,
    )
  );
}

function htmlTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  marked: readonly boolean[] = [],
): string {
  const mark = (at: number) => (marked[at] ? ' class="differs"' : '');
  const header = head.map((label, at) => `<th scope="col"${mark(at)}>${escaped(label)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((value, at) => `<td${mark(at)}>${escaped(value)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="table"><table><thead><tr>${header}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
