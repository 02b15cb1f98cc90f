import { useMemo } from 'preact/hooks';
import { Chart } from '../shared/chart.tsx';
import { format } from '../shared/host.ts';
import { attentionName } from './attentionName.ts';
import { other, run } from './conversation.ts';
import { lengthBins } from './lengthBins.ts';
import { newestFigures } from './newestFigures.ts';
import { text } from './text.ts';

const styles = [
  { color: '--vscode-charts-green', dash: [], points: true },
  { color: '--vscode-charts-purple', dash: [6, 4], points: true },
];

/** Exact outputs against the source's length, with and without attention: where one fixed vector stops being enough. */
export function LengthCurve() {
  const [own, compared] = [newestFigures(run), newestFigures(other)];
  const shown = [
    { run, figures: own },
    { run: other, figures: compared },
  ].filter(({ figures }) => figures !== null);
  const bins = useMemo(() => lengthBins(shown.map(({ figures }) => figures?.byLength ?? [])), [own, compared]);
  const values = useMemo(() => shown.map((_, at) => bins.map(({ exact }) => exact[at] ?? null)), [bins]);
  const middles = useMemo(() => bins.map(({ from, to }) => (from + to) / 2), [bins]);
  if (!own) return null;
  const entries = shown.flatMap(({ run: drawn }, at) =>
    bins.flatMap(({ from, to, exact }) => {
      const share = exact[at];
      if (share === null || share === undefined) return [];
      const lengths = from === to ? String(from) : `${from}–${to}`;
      return [format(text.byLengthEntry, attentionName(drawn), lengths, (100 * share).toFixed(0))];
    }),
  );
  const hint = run.state.value?.started?.settings.attention === 'none' ? text.byLengthAloneWith : text.byLengthAlone;
  return (
    <section aria-labelledby="length-heading">
      <h2 id="length-heading">{text.byLength}</h2>
      <Chart
        options={{
          x: text.lengthAxis,
          y: text.exact,
          height: 220,
          shares: true,
          counts: true,
          series: shown.map(({ run: drawn }, at) => ({
            label: attentionName(drawn),
            ...(styles[at] ?? { color: '', dash: [] }),
          })),
        }}
        x={middles}
        values={values}
        summary={format(text.byLengthSummary, entries.join(' '))}
      />
      {!compared && <p class="muted">{hint}</p>}
    </section>
  );
}
