import { useMemo } from 'preact/hooks';
import { Chart } from '../shared/chart.tsx';
import { format } from '../shared/host.ts';
import { attentionName } from './attentionName.ts';
import { other, run } from './conversation.ts';
import { mergedCurves } from './mergedCurves.ts';
import { text } from './text.ts';

/** Training and held-out loss, with the held-out loss of the run that is compared. */
export function LearningCurve() {
  const [own, compared] = [run.curve.value, other.curve.value];
  const drawn = useMemo(() => {
    const { steps, first, second } = mergedCurves(own, compared);
    return {
      steps,
      values: [
        first.map((point) => point?.trainBits ?? null),
        first.map((point) => point?.validationBits ?? null),
        second.map((point) => point?.validationBits ?? null),
      ],
    };
  }, [own, compared]);
  const latest = own.at(-1);
  const heldOut = own.findLast((point) => point.validationBits !== null)?.validationBits;
  const summary = latest
    ? format(text.curveSummary, latest.trainBits.toFixed(2), heldOut?.toFixed(2) ?? '–', latest.step)
    : text.curveEmpty;
  const series = [
    { label: text.training, color: '--vscode-charts-blue', dash: [] },
    { label: text.heldOut, color: '--vscode-charts-yellow', dash: [], points: true },
    ...(compared.length > 0
      ? [
          {
            label: format(text.heldOutOther, attentionName(other)),
            color: '--vscode-charts-purple',
            dash: [6, 4],
            points: true,
          },
        ]
      : []),
  ];
  return (
    <section aria-labelledby="curve-heading">
      <h2 id="curve-heading">{text.curve}</h2>
      <Chart
        options={{ x: text.stepsAxis, y: text.bitsPerUnit, height: 220, series }}
        x={drawn.steps}
        values={drawn.values.slice(0, series.length)}
        summary={summary}
      />
      {!latest && <p class="muted">{text.curveEmpty}</p>}
    </section>
  );
}
