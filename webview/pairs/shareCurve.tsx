import { useMemo } from 'preact/hooks';
import { Chart } from '../shared/chart.tsx';
import { format } from '../shared/host.ts';
import { attentionName } from './attentionName.ts';
import { other, run } from './conversation.ts';
import { mergedCurves } from './mergedCurves.ts';
import { text } from './text.ts';

/** How many held-out pairs come out right, how many units, and how often attention is largest on the gold position. */
export function ShareCurve() {
  const [own, compared] = [run.curve.value, other.curve.value];
  const latest = own.findLast((point) => point.pairs)?.pairs;
  const drawn = useMemo(() => {
    const { steps, first, second } = mergedCurves(
      own.filter((point) => point.pairs),
      compared.filter((point) => point.pairs),
    );
    return {
      steps,
      rows: {
        exact: first.map((point) => point?.pairs?.exactMatch ?? null),
        tokens: first.map((point) => point?.pairs?.tokenAccuracy ?? null),
        aligned: first.map((point) => point?.pairs?.aligned ?? null),
        other: second.map((point) => point?.pairs?.exactMatch ?? null),
      },
    };
  }, [own, compared]);
  if (!latest) return null;
  const shown = [
    { label: text.exact, color: '--vscode-charts-green', dash: [], points: true, row: drawn.rows.exact },
    { label: text.tokenAccuracy, color: '--vscode-charts-blue', dash: [2, 3], row: drawn.rows.tokens },
    ...(latest.aligned === null
      ? []
      : [{ label: text.aligned, color: '--vscode-charts-yellow', dash: [8, 3, 2, 3], row: drawn.rows.aligned }]),
    ...(drawn.rows.other.some((share) => share !== null)
      ? [
          {
            label: format(text.exactOther, attentionName(other)),
            color: '--vscode-charts-purple',
            dash: [6, 4],
            points: true,
            row: drawn.rows.other,
          },
        ]
      : []),
  ];
  const summary = format(
    text.sharesSummary,
    (100 * latest.exactMatch).toFixed(1),
    (100 * latest.tokenAccuracy).toFixed(1),
  );
  const series = shown.map(({ row: _row, ...style }) => style);
  return (
    <section aria-labelledby="shares-heading">
      <h2 id="shares-heading">{text.shares}</h2>
      <Chart
        options={{ x: text.stepsAxis, y: text.share, height: 220, shares: true, series }}
        x={drawn.steps}
        values={shown.map(({ row }) => row)}
        summary={summary}
      />
    </section>
  );
}
