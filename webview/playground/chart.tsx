import { useEffect, useRef } from 'preact/hooks';
import { LineChart, type ChartMark, type LineChartOptions } from '../shared/lineChart.ts';

interface ChartProps {
  /** Fixed while the chart stands: give another `key` for other series. */
  readonly options: LineChartOptions;
  readonly x: readonly number[];
  readonly series: readonly (readonly (number | null)[])[];
  readonly marks?: readonly ChartMark[];
  /** What the picture says, in words. */
  readonly summary: string;
}

/** A line chart that is drawn anew when its values are others. */
export function Chart({ options, x, series, marks, summary }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    chart.current = new LineChart(host.current, options);
    return () => chart.current?.dispose();
  }, []);
  useEffect(() => chart.current?.draw(x, series, marks));
  return <div ref={host} class="chart" role="img" aria-label={summary} />;
}
