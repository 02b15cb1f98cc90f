import type { RunRecord } from '../../src/protocol/runs.ts';
import { heldOutCurve } from '../../src/runs/runCurve.ts';
import { format } from '../shared/host.ts';
import { Chart } from '../shared/chart.tsx';
import { seriesStyle } from './seriesStyles.ts';
import { text } from './text.ts';

/** Held-out loss of several runs on one axis. */
export function OverlaidCurves({ records }: { readonly records: readonly RunRecord[] }) {
  const curves = records.map(({ curve }) => new Map(heldOutCurve(curve)));
  const steps = [...new Set(curves.flatMap((curve) => [...curve.keys()]))].sort((a, b) => a - b);
  const best = records.toSorted((a, b) => (a.bitsPerCharacter ?? Infinity) - (b.bitsPerCharacter ?? Infinity))[0];
  return (
    <Chart
      options={{
        x: text.stepsAxis,
        y: text.bitsPerCharacter,
        series: records.map(({ number, settings }, at) =>
          seriesStyle(at, `${number}: ${settings.cell.toUpperCase()} ${settings.hidden}`),
        ),
      }}
      x={steps}
      values={curves.map((curve) => steps.map((step) => curve.get(step) ?? null))}
      summary={format(
        text.overlaySummary,
        records.length,
        best?.number ?? '–',
        best?.bitsPerCharacter?.toFixed(3) ?? '–',
      )}
    />
  );
}
