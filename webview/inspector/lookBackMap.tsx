import { signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ExportMenu } from '../shared/exportMenu.tsx';
import { Heatmap } from '../shared/heatmap.ts';
import type { Cell } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { Readout } from '../shared/readout.tsx';
import { stampWhenDrawn } from '../shared/stamp.ts';
import { conversation } from './conversation.ts';
import { Legend } from './legend.tsx';
import { lookBackData } from './lookBackData.ts';
import { cursorRow, looked, shareBeyond } from './lookedBack.ts';
import { text, textOf } from './text.ts';
import { tokenPlace } from './tokenPlace.ts';

const pointed = signal<Cell | null>(null);

/** Predictions by earlier characters, linked with the editor both ways. */
export function LookBackMap() {
  const host = useRef<HTMLDivElement>(null);
  const heatmap = useRef<Heatmap>(null);
  const logarithmic = useSignal(false);
  useEffect(() => {
    if (!host.current) return undefined;
    heatmap.current = new Heatmap(host.current, {
      onHover: (cell) => {
        pointed.value = weightOf(cell) === null ? null : cell;
        lightUp(pointed.value);
      },
      onChoose: ({ column }) => conversation.goTo(looked.value?.answer.starts[column] ?? 0),
    });
    return () => {
      pointed.value = null;
      lightUp(null);
      heatmap.current?.dispose();
    };
  }, []);
  useSignalEffect(() => {
    if (!looked.value) return;
    const name = textOf('lookBack', looked.value.answer.unit);
    heatmap.current?.show(lookBackData(looked.value, logarithmic.value), name);
    stampWhenDrawn('lookedBack');
  });
  useSignalEffect(() => heatmap.current?.mark(cursorRow.value, null));
  const shown = looked.value;
  return (
    <>
      <div ref={host} id="lookback" class="units" />
      <PointedPlace />
      {shown && <Legend data={lookBackData(shown, logarithmic.value)} unit={text.lookBackLegend} />}
      <Beyond />
      <div class="buttons">
        <label class="check">
          <input
            type="checkbox"
            checked={logarithmic.value}
            onChange={(event) => (logarithmic.value = event.currentTarget.checked)}
          />
          {text.logScale}
        </label>
        <ExportMenu name="looking-back" heatmap={() => heatmap.current} save={conversation.save} />
      </div>
    </>
  );
}

/** What a prediction gives an earlier place; null where it looks at nothing: at itself, at what comes later, out of reach. */
function weightOf(cell: Cell | null): number | null {
  const { rows, columns, weights } = looked.value?.answer ?? {};
  if (!cell || !weights || !rows || !columns || cell.row >= rows || cell.column >= columns) return null;
  const weight = weights[cell.row * columns + cell.column] ?? NaN;
  return Number.isNaN(weight) ? null : weight;
}

/** In the editor: the place under the pointer, and all that its row's prediction looks back on. */
function lightUp(cell: Cell | null): void {
  const { starts, version, firstRow } = looked.value?.answer ?? {};
  if (!cell || !starts || version === undefined) return conversation.pointAtLookBack(null);
  const prediction = tokenPlace(starts, (firstRow ?? 0) + cell.row);
  conversation.pointAtLookBack({ version, prediction, place: tokenPlace(starts, cell.column) });
}

function PointedPlace() {
  const cell = pointed.value;
  const shown = looked.value;
  const weight = weightOf(cell);
  if (!shown || !cell || weight === null) {
    return <Readout hint={text.lookBackHint} />;
  }
  const data = lookBackData(shown, false);
  const back = shown.answer.firstRow + cell.row - cell.column;
  return (
    <Readout hint={text.lookBackHint}>
      {format(text.lookBackReadout, data.rowName(cell.row), data.columnName(cell.column), back, weight.toFixed(4))}
    </Readout>
  );
}

function Beyond() {
  const row = cursorRow.value;
  const share = looked.value && row !== null ? shareBeyond(looked.value, row) : 0;
  if (share < 0.005) return null;
  return <p class="muted">{format(text.beyondReach, `${(100 * share).toFixed(0)} %`)}</p>;
}
