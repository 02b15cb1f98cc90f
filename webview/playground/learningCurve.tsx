import { Chart } from '../shared/chart.tsx';
import { chartColors } from '../shared/chartStyles.ts';
import { format } from '../shared/host.ts';
import { curve, run } from './conversation.ts';
import { runMarks } from './runMarks.ts';
import { text } from './text.ts';

const options = {
  x: text.stepsAxis,
  y: text.bitsPerCharacter,
  series: [
    { label: text.training, color: chartColors[0], dash: [] },
    { label: text.heldOut, color: chartColors[1], dash: [], points: true },
    { label: text.unigram, color: chartColors[2], dash: [6, 4] },
    { label: format(text.ngram, 3), color: chartColors[3], dash: [2, 3] },
  ],
};

/** Training and held-out loss in bits per character, with what counting alone reaches as level lines on the same axis. */
export function LearningCurve() {
  const points = curve.value;
  const baselines = run.value?.baselines ?? null;
  const finished = run.value?.finished ?? null;
  const latest = points.at(-1);
  const heldOut = points.findLast((point) => point.validationBits !== null)?.validationBits;
  const summary = latest
    ? format(text.curveSummary, latest.trainBits.toFixed(2), heldOut?.toFixed(2) ?? '–', latest.step)
    : text.curveEmpty;
  return (
    <section aria-labelledby="curve-heading">
      <h2 id="curve-heading">{text.curve}</h2>
      <Chart
        options={options}
        x={points.map((point) => point.step)}
        values={[
          points.map((point) => point.trainBits),
          points.map((point) => point.validationBits),
          points.map(() => baselines?.unigram ?? null),
          points.map(() => baselines?.ngram ?? null),
        ]}
        marks={finished ? runMarks(finished, text) : []}
        summary={summary}
      />
      {!latest && <p class="muted">{text.curveEmpty}</p>}
    </section>
  );
}
