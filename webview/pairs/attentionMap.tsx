import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { ExportMenu } from '../shared/exportMenu.tsx';
import { Heatmap } from '../shared/heatmap.ts';
import { valueAt, type Cell } from '../shared/heatmapData.ts';
import { marginsFor } from '../shared/heatmapMarks.ts';
import { format } from '../shared/host.ts';
import { Readout } from '../shared/readout.tsx';
import { attentionData } from './attentionData.ts';
import { conversation, pair } from './conversation.ts';
import { litBy } from './litStretches.ts';
import { Numbers } from './numbers.tsx';
import { significant } from './significant.ts';
import { text } from './text.ts';
import { chosenCell, shownPair } from './translation.ts';
import { agreement, unitAt } from './unitStretches.ts';

const pointed = signal<Cell | null>(null);

/** Pixels a cell has at most, so that a short pair is not drawn as a few huge tiles. */
const largestCell = { width: 44, height: 26 };

/** Source by target: how much writing each unit of the output looks at each unit of the source; linked with the editor both ways. */
export function AttentionMap({ answer }: { readonly answer: TranslateAnswer }) {
  const host = useRef<HTMLDivElement>(null);
  const heatmap = useRef<Heatmap>(null);
  const shown = useRef(answer);
  shown.current = answer;
  useEffect(() => {
    if (!host.current) return undefined;
    const made = new Heatmap(host.current, {
      onHover: (cell) => {
        pointed.value = cell;
        if (shownPair.value) conversation.light(litBy(shown.current, shownPair.value, cell));
      },
      onChoose: (cell) => (chosenCell.value = cell),
    });
    heatmap.current = made;
    return () => {
      conversation.light([]);
      made.dispose();
    };
  }, []);
  useEffect(() => heatmap.current?.show(attentionData(answer), text.heatmap), [answer]);
  const { row, column } = cursorIn(answer);
  useEffect(() => heatmap.current?.mark(row, column), [row, column, answer]);
  const margins = marginsFor(attentionData(answer));
  const size = {
    width: `min(100%, ${answer.sourceUnits.length * largestCell.width + margins.left}px)`,
    height: `${Math.min(420, answer.targetUnits.length * largestCell.height + margins.bottom)}px`,
  };
  return (
    <>
      <div ref={host} id="attention" style={size} />
      <PointedWeight answer={answer} />
      <div class="figure-actions">
        <ExportMenu name="attention" heatmap={() => heatmap.current} save={conversation.save} />
        <Numbers answer={answer} />
      </div>
    </>
  );
}

/** The row or column of the unit the editor's cursor is at. */
function cursorIn({ sourceUnits, targetUnits }: TranslateAnswer): { row: number | null; column: number | null } {
  const cursor = shownPair.value && pair.value?.cursor;
  if (!cursor) return { row: null, column: null };
  if (cursor.side === 'source') return { row: null, column: unitAt(sourceUnits, cursor.at) };
  const row = unitAt(targetUnits, cursor.at);
  // Beyond where the output says something else, the document's target has no row.
  return { row: row !== null && row < agreement(targetUnits, pair.value?.target ?? '') ? row : null, column: null };
}

function PointedWeight({ answer }: { readonly answer: TranslateAnswer }) {
  const cell = pointed.value;
  const data = attentionData(answer);
  if (!cell || cell.row >= data.rows || cell.column >= data.columns) {
    return <Readout hint={text.readoutHint} />;
  }
  const written = answer.probabilities[cell.row] ?? NaN;
  return (
    <Readout hint={text.readoutHint}>
      {format(text.readout, data.rowName(cell.row), data.columnName(cell.column), valueAt(data, cell).toFixed(3))}
      <span class="muted"> · {format(text.readoutProbability, significant(written))}</span>
    </Readout>
  );
}
