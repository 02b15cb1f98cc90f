import { chartColors, chartDashes } from '../shared/chartStyles.ts';
import type { SeriesStyle } from '../shared/lineChart.ts';

/** How the nth of several like lines is drawn: told apart by dash as well as by hue. */
export function seriesStyle(at: number, label: string): SeriesStyle {
  const color = chartColors[at % chartColors.length] ?? chartColors[0];
  return { label, color, dash: chartDashes[at % chartDashes.length] ?? [], points: true };
}

/** Level lines of counting alone. */
export function baselineStyles(unigram: string, ngram: string): readonly SeriesStyle[] {
  return [
    { label: unigram, color: '--vscode-descriptionForeground', dash: [6, 4], width: 1 },
    { label: ngram, color: '--vscode-descriptionForeground', dash: [2, 3], width: 1 },
  ];
}
