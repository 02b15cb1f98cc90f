import { useEffect, useRef } from 'preact/hooks';
import { format } from '../shared/host.ts';
import { chartColors } from '../shared/chartStyles.ts';
import { LineChart } from '../shared/lineChart.ts';
import { choice, conversation, picture } from './conversation.ts';
import { text } from './text.ts';

/** The chosen unit's values over the text as a line, where a sign is a place and not a colour. */
export function UnitTrace() {
  const { unit, coloring } = choice.value;
  const shown = picture.value;
  if (unit === null) return <p class="muted">{text.noUnit}</p>;
  return (
    <section aria-labelledby="unit-heading">
      <h2 id="unit-heading">{format(text.chosenUnit, unit)}</h2>
      <div class="buttons">
        <label class="check">
          <input
            type="checkbox"
            checked={coloring === 'unit'}
            onChange={(event) => conversation.choose({ coloring: event.currentTarget.checked ? 'unit' : 'none' })}
          />
          {text.colorText}
        </label>
        <button class="secondary" onClick={() => conversation.choose({ unit: null, sorting: 'index' })}>
          {text.forgetUnit}
        </button>
      </div>
      {coloring === 'unit' && <p class="muted">{text.coloredByUnit}</p>}
      {shown && unit < shown.units && <Trace key={shown.quantity} label={text[shown.quantity]} unit={unit} />}
    </section>
  );
}

function Trace({ label, unit }: { readonly label: string; readonly unit: number }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);
  const shown = picture.value;
  useEffect(() => {
    if (!host.current) return undefined;
    chart.current = new LineChart(host.current, {
      x: text.characterAxis,
      y: label,
      height: 150,
      series: [
        { label, color: chartColors[0], dash: [] },
        { label: '0', color: '--vscode-descriptionForeground', dash: [2, 4], width: 1 },
      ],
    });
    return () => chart.current?.dispose();
  }, []);
  useEffect(() => {
    if (!shown) return;
    const { units, values, starts, tokens } = shown;
    chart.current?.draw(
      tokens.map((_, column) => (starts[column] ?? 0) + 1),
      [tokens.map((_, column) => values[column * units + unit] ?? null), tokens.map(() => 0)],
    );
  }, [shown, unit]);
  return <div ref={host} class="chart" aria-label={format(text.unitTrace, unit)} />;
}
