import type { SeriesStyle } from '../shared/lineChart.ts';

const colors = ['blue', 'yellow', 'green', 'purple', 'red'] as const;
const dashes = [[], [7, 3], [2, 3], [9, 3, 2, 3]] as const;

/** How the nth of several like lines is drawn: told apart by dash as well as by hue. */
export function seriesStyle(at: number, label: string): SeriesStyle {
  return {
    label,
    color: `--vscode-charts-${colors[at % colors.length]}`,
    dash: dashes[at % dashes.length] ?? [],
    points: true,
  };
}

/** Level lines of counting alone. */
export function baselineStyles(unigram: string, ngram: string): readonly SeriesStyle[] {
  return [
    { label: unigram, color: '--vscode-descriptionForeground', dash: [6, 4], width: 1 },
    { label: ngram, color: '--vscode-descriptionForeground', dash: [2, 3], width: 1 },
  ];
}
