import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Heatmap } from '../shared/heatmap.ts';
import { valueAt, type Cell } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { choice, conversation, cursorColumn, picture } from './conversation.ts';
import { shownData } from './pictureData.ts';
import { stamp } from './stamp.ts';
import { text } from './text.ts';

const pointed = signal<Cell | null>(null);
/** The heatmap on screen, for the toolbar. */
export const heatmap = signal<Heatmap | null>(null);

/** The heatmap, linked with the editor both ways, and the value under the pointer. */
export function HeatmapPane() {
  const host = useRef<HTMLDivElement>(null);
  const shown = picture.value;
  const { unit } = choice.value;
  const column = cursorColumn.value;
  useEffect(() => {
    if (!host.current) return undefined;
    const made = new Heatmap(host.current, {
      onHover: (cell) => {
        pointed.value = cell;
        conversation.pointAt((cell && picture.value?.starts[cell.column]) ?? null);
      },
      onChoose: ({ row, column }) => {
        const now = picture.value;
        if (!now) return;
        conversation.choose({ unit: now.order[row] ?? null });
        conversation.goTo(now.starts[column] ?? 0);
      },
      onPast: conversation.scrollBy,
    });
    heatmap.value = made;
    return () => {
      heatmap.value = null;
      made.dispose();
    };
  }, []);
  useEffect(() => {
    if (!shown || !shownData.value) return;
    const { quantity, layer } = shown.choice;
    heatmap.value?.show(shownData.value, format(text.heatmap, text[quantity], layer + 1));
    requestAnimationFrame(() => stamp('heatmap'));
  }, [shown]);
  const row = shown && unit !== null ? shown.order.indexOf(unit) : -1;
  useEffect(() => {
    heatmap.value?.mark(row < 0 ? null : row, column);
    stamp('marked');
  }, [row, column, shown]);
  useEffect(() => {
    if (column !== null) heatmap.value?.revealColumn(column);
  }, [column]);
  return (
    <>
      <div ref={host} id="heatmap" class="units" />
      <Readout />
    </>
  );
}

function Readout() {
  const cell = pointed.value;
  const data = heatmap.value?.data;
  if (!data || !cell || cell.column >= data.columns) return <p class="readout muted">{text.readoutHint}</p>;
  const value = valueAt(data, cell).toFixed(3);
  const bits = picture.value?.bits[cell.column] ?? NaN;
  return (
    <p class="readout">
      {format(text.readout, data.rowName(cell.row), data.columnName(cell.column), value)}
      {!Number.isNaN(bits) && <span class="muted"> · {format(text.readoutBits, bits.toFixed(2))}</span>}
    </p>
  );
}
