import { chartColors, chartDashes } from '../shared/chartStyles.ts';
import type { SeriesStyle } from '../shared/lineChart.ts';

/** How the nth of several like lines is drawn: told apart by dash as well as by hue, the first sixteen of them. */
export function seriesStyle(at: number, label: string): SeriesStyle {
  const color = chartColors[at % chartColors.length] ?? chartColors[0];
  // Each time round, every colour has the next one's dash.
  const dash = chartDashes[(at + Math.floor(at / chartColors.length)) % chartDashes.length] ?? [];
  return { label, color, dash, points: true };
}

/** Level lines of counting alone. */
export function baselineStyles(unigram: string, ngram: string): readonly SeriesStyle[] {
  return [
    { label: unigram, color: '--vscode-descriptionForeground', dash: [6, 4], width: 1 },
    { label: ngram, color: '--vscode-descriptionForeground', dash: [2, 3], width: 1 },
  ];
}
