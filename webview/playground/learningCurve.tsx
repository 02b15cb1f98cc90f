import { useEffect, useRef } from 'preact/hooks';
import type { Finished } from '../../src/protocol/trainer.ts';
import { format } from '../shared/host.ts';
import { chartColors } from '../shared/chartStyles.ts';
import { LineChart, type ChartMark } from '../shared/lineChart.ts';
import { curve, run } from './conversation.ts';
import { text } from './text.ts';

/** Training and held-out loss in bits per character, with what counting alone reaches as level lines on the same axis. */
export function LearningCurve() {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    chart.current = new LineChart(host.current, {
      x: text.stepsAxis,
      y: text.bitsPerCharacter,
      series: [
        { label: text.training, color: chartColors[0], dash: [] },
        { label: text.heldOut, color: chartColors[1], dash: [], points: true },
        { label: text.unigram, color: chartColors[2], dash: [6, 4] },
        { label: format(text.ngram, 3), color: chartColors[3], dash: [2, 3] },
      ],
    });
    return () => chart.current?.dispose();
  }, []);
  const points = curve.value;
  const baselines = run.value?.baselines ?? null;
  const finished = run.value?.finished ?? null;
  useEffect(() => {
    chart.current?.draw(
      points.map((point) => point.step),
      [
        points.map((point) => point.trainBits),
        points.map((point) => point.validationBits),
        points.map(() => baselines?.unigram ?? null),
        points.map(() => baselines?.ngram ?? null),
      ],
      finished ? marksOf(finished) : [],
    );
  }, [points, baselines, finished]);
  const latest = points.at(-1);
  const heldOut = points.findLast((point) => point.validationBits !== null)?.validationBits;
  const summary = latest
    ? format(text.curveSummary, latest.trainBits.toFixed(2), heldOut?.toFixed(2) ?? '–', latest.step)
    : text.curveEmpty;
  return (
    <section aria-labelledby="curve-heading">
      <h2 id="curve-heading">{text.curve}</h2>
      <div ref={host} class="chart" role="img" aria-label={summary} />
      {!latest && <p class="muted">{text.curveEmpty}</p>}
    </section>
  );
}

/** Where the run ended and why, and which step's model was kept. */
function marksOf({ reason, step, bestStep }: Finished): ChartMark[] {
  const why = {
    budget: text.stoppedByBudget,
    earlyStopping: text.stoppedEarly,
    stopped: text.stoppedByHand,
    diverged: text.divergedHere,
  }[reason];
  const end = { x: step, label: why };
  return bestStep < step ? [{ x: bestStep, label: text.kept }, end] : [end];
}
