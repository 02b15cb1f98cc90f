import { useEffect, useRef } from 'preact/hooks';
import type { ResultPart, Series } from '../../../src/protocol/lessonResults.ts';
import { chartColors, chartDashes } from '../../shared/chartStyles.ts';
import { LineChart, type SeriesStyle } from '../../shared/lineChart.ts';
import { text } from '../text.ts';
import { NumberTable } from './numberTable.tsx';

type Lines = Extract<ResultPart<string>, { type: 'lines' }>;

/** Lines over one axis; the spread over seeds as thin lines, trivial answers dotted, the next one more widely; all numbers as a table below. */
export function LinesChart({ part }: { readonly part: Lines }) {
  const host = useRef<HTMLDivElement>(null);
  const lines = part.series.flatMap(withSpread);
  const key = JSON.stringify([part.xLabel, part.yLabel, part.logarithmic, lines.map(({ style }) => style)]);
  const chart = useRef<LineChart>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const { xLabel: x, yLabel: y, logarithmic } = part;
    chart.current = new LineChart(host.current, { x, y, logarithmic, series: lines.map(({ style }) => style) });
    return () => chart.current?.dispose();
  }, [key]);
  const x = [...new Set(part.series.flatMap((series) => series.x))].sort((a, b) => a - b);
  const values = lines.map(({ at }) => x.map((place) => at.get(place) ?? null));
  useEffect(() => chart.current?.draw(x, values), [part, key]);
  const summary = part.series.map(({ name, y }) => `${name} ${y.at(-1)?.toPrecision(3) ?? '–'}`).join(', ');
  return (
    <div class="lines">
      <p class="part-title">{part.title}</p>
      <div ref={host} class="chart" aria-label={`${part.title}: ${summary}`} />
      <details>
        <summary>{text.numbers}</summary>
        <NumberTable
          columns={[part.xLabel, ...lines.map(({ style }) => style.label)]}
          rows={x.map((place, row) => [place, ...values.map((line) => line[row] ?? null)])}
        />
      </details>
    </div>
  );
}

interface DrawnLine {
  readonly style: SeriesStyle;
  readonly at: ReadonlyMap<number, number | null>;
}

function withSpread(
  { name, x, y, low, high, baseline }: Series<string>,
  index: number,
  all: readonly Series<string>[],
): DrawnLine[] {
  const dots = [2, 4 + 6 * all.slice(0, index).filter((other) => other.baseline).length];
  const color = chartColors[index % chartColors.length] ?? '';
  const dash = baseline ? dots : (chartDashes[index % chartDashes.length] ?? []);
  const line = (label: string, values: readonly (number | null)[], style: Partial<SeriesStyle>): DrawnLine => ({
    style: { label, color, dash, ...style },
    at: new Map(x.map((place, n) => [place, values[n] ?? null])),
  });
  const lines = [line(name, y, {})];
  const edge = { width: 0.75, unlisted: true };
  if (low) lines.push(line(`${name} (min)`, low, edge));
  if (high) lines.push(line(`${name} (max)`, high, edge));
  return lines;
}
