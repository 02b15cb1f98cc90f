import { Chart } from '../shared/chart.tsx';
import { chartColors } from '../shared/chartStyles.ts';
import { format } from '../shared/host.ts';
import { curve, run } from './conversation.ts';
import { text } from './text.ts';

const options = {
  x: text.stepsAxis,
  y: text.gradientNorm,
  logarithmic: true,
  height: 190,
  series: [
    { label: text.gradientNorm, color: chartColors[1], dash: [] },
    { label: text.clip, color: chartColors[2], dash: [6, 4] },
  ],
};

/** The gradient's length below the loss, on a logarithmic axis, with the length beyond which it is clipped. */
export function GradientCurve() {
  const points = curve.value;
  const clip = run.value?.started?.settings.clip ?? null;
  const latest = points.at(-1);
  if (!latest) return null;
  return (
    <section aria-labelledby="gradient-heading">
      <h2 id="gradient-heading">{text.gradientHeading}</h2>
      <Chart
        options={options}
        x={points.map(({ step }) => step)}
        values={[points.map(({ gradientNorm }) => (gradientNorm > 0 ? gradientNorm : null)), points.map(() => clip)]}
        summary={format(text.gradientSummary, latest.gradientNorm.toPrecision(2), latest.step, clip ?? '–')}
      />
    </section>
  );
}
