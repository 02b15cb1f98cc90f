import { useEffect, useRef } from 'preact/hooks';
import type { HorizonAnswer } from '../../src/protocol/inspection.ts';
import { format } from '../shared/host.ts';
import { chartColors } from '../shared/chartStyles.ts';
import { LineChart } from '../shared/lineChart.ts';
import { Asker } from './asker.tsx';
import { ask } from './conversation.ts';
import { Measured } from './overtaken.tsx';
import { useQuestion } from './question.ts';
import { text, textOf } from './text.ts';

/** How far back the network's predictions reach: one number, its curve, and how it was found. */
export function MemoryPane() {
  const question = useQuestion((signal) => ask('horizon', null, signal));
  const { answer } = question;
  return (
    <>
      <Asker question={question} label={text.measure} />
      {answer && (
        <>
          <p class="number">
            {answer.horizon === null
              ? format(text.horizonBeyond, answer.full.context)
              : format(textOf('horizon', answer.unit), answer.horizon)}
          </p>
          <p class="muted">{format(text.horizonExplained, answer.full.context, answer.places)}</p>
          <Curve answer={answer} />
          <Measured answer={answer} />
        </>
      )}
    </>
  );
}

function Curve({ answer }: { readonly answer: HorizonAnswer }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const chart = new LineChart(host.current, {
      x: text.contextLength,
      y: text.bits,
      logarithmicX: true,
      series: [
        { label: text.withContext, color: chartColors[0], dash: [], points: true },
        { label: format(text.fullContext, answer.full.context), color: chartColors[1], dash: [6, 4] },
      ],
    });
    chart.draw(
      answer.curve.map(({ context }) => context),
      [answer.curve.map(({ bits }) => bits), answer.curve.map(() => answer.full.bits)],
    );
    return () => chart.dispose();
  }, [answer]);
  const label = answer.curve.map(({ context, bits }) => `${context}: ${bits.toFixed(2)}`).join(', ');
  return <div ref={host} class="chart" aria-label={label} />;
}
