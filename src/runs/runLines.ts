import type { RunRecord } from '../protocol/runs.ts';
import type { RunStrings } from '../protocol/runStrings.ts';
import type { ComparedCell } from './comparisonSummary.ts';
import type { PlotLine } from './plot.ts';
import { heldOutCurve } from './runCurve.ts';

/** Told apart by dash as well as by hue, on white and on black (Okabe & Ito 2008, darkened for thin lines). */
const colors = ['#0b6fb3', '#c2410c', '#0a7d5a', '#a3307f', '#8a6a00', '#4b5bbf'] as const;
const dashes = ['', '7 3', '2 3', '9 3 2 3'] as const;

/** Held-out loss of each run. */
export function runLines(records: readonly RunRecord[], text: RunStrings): PlotLine[] {
  return records.map(({ number, settings, curve }, at) => ({
    label: `${text.run} ${number}: ${settings.cell.toUpperCase()} ${settings.hidden}`,
    ...style(at),
    points: heldOutCurve(curve),
  }));
}

/** The mean over the seeds of each cell, with its spread. */
export function comparedLines(cells: readonly ComparedCell[]): PlotLine[] {
  return cells.map(({ cell, hidden, curve }, at) => ({
    label: `${cell.toUpperCase()} ${hidden}`,
    ...style(at),
    points: curve.map(({ step, mean }) => [step, mean]),
    band: curve.map(({ step, low, high }) => [step, low, high]),
  }));
}

/** What counting alone reaches, as level lines as long as the others. */
export function baselineLines(records: readonly RunRecord[], text: RunStrings): PlotLine[] {
  const baselines = records.find((record) => record.baselines)?.baselines;
  const end = Math.max(0, ...records.map(({ step }) => step));
  if (!baselines) return [];
  const level = (bits: number) => [[0, bits] as const, [end, bits] as const];
  return [
    { label: text.unigram, color: '#777777', dash: '6 4', points: level(baselines.unigram) },
    {
      label: text.ngram.replace('{0}', String(baselines.ngramOrder - 1)),
      color: '#555555',
      dash: '2 3',
      points: level(baselines.ngram),
    },
  ];
}

function style(at: number): { color: string; dash: string } {
  return { color: colors[at % colors.length] ?? '#000000', dash: dashes[at % dashes.length] ?? '' };
}
