import type { Baselines } from '../../src/protocol/trainer.ts';
import type { ComparedCell } from '../../src/runs/comparisonSummary.ts';
import { format } from '../shared/host.ts';
import { Chart } from '../shared/chart.tsx';
import { baselineStyles, seriesStyle } from './seriesStyles.ts';
import { runText, text } from './text.ts';

interface ComparisonChartProps {
  readonly cells: readonly ComparedCell[];
  readonly baselines: Baselines | null;
}

/** The mean of each cell's runs as a line, from the lowest to the highest as a band, counting alone as level lines. */
export function ComparisonChart({ cells, baselines }: ComparisonChartProps) {
  const steps = [...new Set(cells.flatMap(({ curve }) => curve.map(({ step }) => step)))].sort((a, b) => a - b);
  const styles = cells.map(({ cell, hidden }, at) => seriesStyle(at, `${cell.toUpperCase()} ${hidden}`));
  const edges = styles.flatMap((style) =>
    [style, style].map((of) => ({ ...of, points: false, width: 0, unlisted: true })),
  );
  const along = (part: 'mean' | 'low' | 'high') =>
    cells.map(({ curve }) => {
      const byStep = new Map(curve.map((point) => [point.step, point[part]]));
      return steps.map((step) => byStep.get(step) ?? null);
    });
  const [means, lows, highs] = [along('mean'), along('low'), along('high')];
  const level = (bits: number | undefined) => steps.map(() => bits ?? null);
  const first = cells.length;
  return (
    <Chart
      options={{
        x: text.stepsAxis,
        y: text.bitsPerCharacter,
        series: [...styles, ...edges, ...baselineStyles(runText.unigram, format(runText.ngram, 3))],
        bands: styles.map((_, at) => ({ upper: first + 2 * at, lower: first + 2 * at + 1 })),
      }}
      x={steps}
      values={[
        ...means,
        ...highs.flatMap((high, at) => [high, lows[at] ?? []]),
        level(baselines?.unigram),
        level(baselines?.ngram),
      ]}
      summary={format(
        text.comparisonSummary,
        cells.map(({ cell, bits }) => `${cell.toUpperCase()} ${bits?.mean.toFixed(3) ?? '–'}`).join(', '),
      )}
    />
  );
}
