import type { ExperimentResult, ResultPart } from '../../src/protocol/lessonResults.ts';
import type { Said } from '../../src/protocol/phrases.ts';
import { format } from '../shared/host.ts';
import { text } from './text.ts';

/** Words for a reader, in the view's language; a phrase of another version that the table lacks says only what fills its gaps. */
export function said(words: Said): string {
  if (typeof words === 'string') return words;
  if (typeof words === 'number') return words.toLocaleString();
  if ('figure' in words) {
    const { figure, digits } = words;
    return figure.toLocaleString(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
  if (!('phrase' in words)) return words.map(said).join(', ');
  const values = words.values.map(said);
  return Object.hasOwn(text, words.phrase) ? format(text[words.phrase], ...values) : values.join(', ');
}

/** A result as the view draws it, every phrase said. */
export function spoken({ finding, baseline, parts, ...rest }: ExperimentResult): ExperimentResult<string> {
  return { ...rest, finding: said(finding), baseline: said(baseline), parts: parts.map(spokenPart) };
}

function spokenPart(part: ResultPart): ResultPart<string> {
  switch (part.type) {
    case 'table': {
      const rows = part.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : said(cell))));
      return { ...part, columns: part.columns.map(said), rows };
    }
    case 'lines': {
      const series = part.series.map((one) => ({ ...one, name: said(one.name) }));
      return { ...part, title: said(part.title), xLabel: said(part.xLabel), yLabel: said(part.yLabel), series };
    }
    case 'heat':
      return { ...part, title: said(part.title), rows: part.rows.map(said) };
    case 'text':
      return { ...part, title: said(part.title) };
    case 'expectations':
      return part;
    // Kept by another version.
    default:
      return part;
  }
}
