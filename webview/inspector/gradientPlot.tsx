import { useEffect, useRef } from 'preact/hooks';
import type { Unit } from '../../src/text/unit.ts';
import { format } from '../shared/host.ts';
import { chartColors, chartDashes } from '../shared/chartStyles.ts';
import { LineChart } from '../shared/lineChart.ts';
import { text, textOf } from './text.ts';

/** How fast the gradient fades on its way back: its length against distance, on a logarithmic axis. */
export function GradientPlot({ norms, unit }: { readonly norms: readonly Float32Array[]; readonly unit: Unit }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const chart = new LineChart(host.current, {
      x: textOf('distance', unit),
      y: text.gradientAxis,
      logarithmic: true,
      height: 200,
      series: norms.map((_, layer) => ({
        label: format(text.gradientNorm, layer + 1),
        color: chartColors[layer % chartColors.length] ?? '',
        dash: chartDashes[layer % chartDashes.length] ?? [],
      })),
    });
    const time = norms[0]?.length ?? 0;
    const distances = Array.from({ length: time }, (_, distance) => distance + 1);
    chart.draw(
      distances,
      norms.map((values) => distances.map((distance) => values[time - distance] || null)),
    );
    return () => chart.dispose();
  }, [norms, unit]);
  return <div ref={host} class="chart" aria-label={text.gradientPlot} />;
}
