import { effect, signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Heatmap } from '../shared/heatmap.ts';
import { valueAt, type Cell } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { choice, conversation, cursor, cursorColumn, picture } from './conversation.ts';
import { FollowedCursor } from './followedCursor.ts';
import { shownData } from './pictureData.ts';
import { Readout } from '../shared/readout.tsx';
import { stampWhenDrawn } from '../shared/stamp.ts';
import { text, textOf } from './text.ts';
import { tokenPlace } from './tokenPlace.ts';

const pointed = signal<Cell | null>(null);
/** The heatmap on screen, for the toolbar. */
export const heatmap = signal<Heatmap | null>(null);

/** The heatmap, linked with the editor both ways, and the value under the pointer. */
export function HeatmapPane() {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (host.current ? drawIn(host.current) : undefined), []);
  return (
    <>
      <div ref={host} id="heatmap" class="units" />
      <PointedValue />
    </>
  );
}

/** Draws in `host` until the returned function is called; straight from the signals, so that a moved cursor shows in the next frame. */
function drawIn(host: HTMLElement): () => void {
  const followed = new FollowedCursor();
  const made = new Heatmap(host, {
    onHover: (cell) => {
      pointed.value = cell;
      pointAt(cell);
    },
    onChoose: ({ row, column }) => {
      const now = picture.value;
      if (!now) return;
      conversation.choose({ unit: now.order[row] ?? null });
      conversation.goTo(now.starts[column] ?? 0);
    },
    onPast: (columns) => {
      followed.leave(cursor.peek());
      conversation.scrollBy(columns);
    },
  });
  heatmap.value = made;
  const endShowing = effect(() => {
    if (!picture.value || !shownData.value) return;
    const { quantity, layer, unit } = picture.value;
    made.show(shownData.value, format(textOf('heatmap', unit), text[quantity], layer + 1));
    // Where the pointer rests there may be another character now.
    if (pointed.peek()) pointAt(pointed.peek());
    stampWhenDrawn('heatmap');
  });
  const endMarking = effect(() => {
    const { unit } = choice.value;
    const row = picture.value && unit !== null ? picture.value.order.indexOf(unit) : -1;
    made.mark(row < 0 ? null : row, cursorColumn.value);
    stampWhenDrawn('marked');
  });
  const endFollowing = effect(() => {
    const column = cursorColumn.value;
    if (followed.isFollowed(cursor.value) && column !== null) made.revealColumn(column);
  });
  return () => {
    endShowing();
    endMarking();
    endFollowing();
    heatmap.value = null;
    conversation.pointAt(null);
    made.dispose();
  };
}

function pointAt(cell: Cell | null): void {
  const shown = picture.peek();
  const isThere = cell && shown && cell.column < shown.tokens.length;
  conversation.pointAt(isThere ? tokenPlace(shown.starts, cell.column) : null);
}

function PointedValue() {
  const cell = pointed.value;
  const data = heatmap.value?.data;
  const shown = picture.value;
  if (!shown) return null;
  const hint = textOf('readoutHint', shown.unit);
  if (!data || !cell || cell.column >= data.columns) return <Readout hint={hint} />;
  const value = valueAt(data, cell).toFixed(3);
  const bits = shown.bits[cell.column] ?? NaN;
  return (
    <Readout hint={hint}>
      {format(text.readout, data.rowName(cell.row), data.columnName(cell.column), value)}
      {!Number.isNaN(bits) && (
        <span class="muted"> · {format(textOf('readoutBits', shown.unit), bits.toFixed(2))}</span>
      )}
    </Readout>
  );
}
