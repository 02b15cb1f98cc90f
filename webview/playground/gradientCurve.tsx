import { useEffect, useRef } from 'preact/hooks';
import { format } from '../shared/host.ts';
import { chartColors } from '../shared/chartStyles.ts';
import { LineChart } from '../shared/lineChart.ts';
import { curve, plan, run } from './conversation.ts';
import { text } from './text.ts';

/** The gradient's length below the loss, on a logarithmic axis, with the length beyond which it is clipped. */
export function GradientCurve() {
  const points = curve.value;
  const shown = points.length > 0;
  const clip = run.value?.started?.settings.clip ?? plan.value?.settings.clip ?? null;
  const latest = points.at(-1);
  if (!shown || !latest) return null;
  const summary = format(text.gradientSummary, latest.gradientNorm.toPrecision(2), latest.step, clip ?? '–');
  return (
    <section aria-labelledby="gradient-heading">
      <h2 id="gradient-heading">{text.gradientHeading}</h2>
      <Plot summary={summary} clip={clip} />
    </section>
  );
}

function Plot({ summary, clip }: { readonly summary: string; readonly clip: number | null }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);
  const points = curve.value;
  useEffect(() => {
    if (!host.current) return undefined;
    chart.current = new LineChart(host.current, {
      x: text.stepsAxis,
      y: text.gradientNorm,
      logarithmic: true,
      height: 150,
      series: [
        { label: text.gradientNorm, color: chartColors[1], dash: [] },
        { label: text.clip, color: chartColors[2], dash: [6, 4] },
      ],
    });
    return () => chart.current?.dispose();
  }, []);
  useEffect(() => {
    chart.current?.draw(
      points.map(({ step }) => step),
      [points.map(({ gradientNorm }) => (gradientNorm > 0 ? gradientNorm : null)), points.map(() => clip)],
    );
  }, [points, clip]);
  return <div ref={host} class="chart small" role="img" aria-label={summary} />;
}
