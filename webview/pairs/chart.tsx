import { useEffect, useRef } from 'preact/hooks';
import { LineChart, type LineChartOptions } from '../shared/lineChart.ts';

interface ChartProperties {
  readonly options: LineChartOptions;
  readonly x: readonly number[];
  /** One row of values a series; null leaves a gap. */
  readonly values: readonly (readonly (number | null)[])[];
  /** What the chart says, for whoever cannot see it. */
  readonly summary: string;
}

/** A line chart that is made anew where what it shows is called otherwise. */
export function Chart({ options, x, values, summary }: ChartProperties) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);
  const names = JSON.stringify(options);
  useEffect(() => {
    if (!host.current) return undefined;
    chart.current = new LineChart(host.current, options);
    return () => chart.current?.dispose();
  }, [names]);
  useEffect(() => chart.current?.draw(x, values), [names, x, values]);
  return <div ref={host} class="chart" role="img" aria-label={summary} />;
}
