import { useEffect, useRef } from 'preact/hooks';
import type { ChartMark } from './chartMark.ts';
import { LineChart, type LineChartOptions } from './lineChart.ts';
import { useStillName } from './stillName.ts';

interface ChartProps {
  readonly options: LineChartOptions;
  readonly x: readonly number[];
  /** One row of values a series; null leaves a gap. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly marks?: readonly ChartMark[];
  /** What the picture says, for whoever cannot see it. */
  readonly summary: string;
}

/** A line chart: made anew where its options are others, drawn anew where its values are. */
export function Chart({ options, x, values, marks, summary }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);
  const made = JSON.stringify(options);
  useEffect(() => {
    if (!host.current) return undefined;
    chart.current = new LineChart(host.current, options);
    return () => chart.current?.dispose();
  }, [made]);
  useEffect(() => chart.current?.draw(x, values, marks), [made, x, values, marks]);
  return <div ref={host} class="chart" aria-label={useStillName(host, summary)} />;
}
