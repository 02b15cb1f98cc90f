import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { InfluenceAnswer } from '../../src/protocol/inspection.ts';
import { ExportMenu } from '../shared/exportMenu.tsx';
import { Heatmap } from '../shared/heatmap.ts';
import { valueAt, type Cell, type HeatmapData } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { conversation } from './conversation.ts';
import { Legend } from './legend.tsx';
import { text, textOf } from './text.ts';
import { tokenPlace } from './tokenPlace.ts';
import { Readout } from '../shared/readout.tsx';
import { visibleCharacter } from '../shared/visibleCharacter.ts';

interface InfluenceProperties {
  readonly answer: InfluenceAnswer;
  readonly tokens: readonly string[];
  readonly logarithmic: boolean;
  /** In nats, the end of the scale. */
  readonly extent: number;
}

/** Gradient x input above, the effect of leaving a character out below it, on one absolute scale. */
export function InfluenceBars({ answer, tokens, logarithmic, extent }: InfluenceProperties) {
  const host = useRef<HTMLDivElement>(null);
  const pointed = useSignal<Cell | null>(null);
  const heatmap = useRef<Heatmap>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    heatmap.current = new Heatmap(host.current, {
      onHover: (cell) => {
        pointed.value = cell;
        conversation.pointAt(cell && tokenPlace(answer.starts, cell.column));
      },
      onChoose: ({ column }) => conversation.goTo(answer.starts[column] ?? 0),
    });
    return () => {
      if (pointed.peek()) conversation.pointAt(null);
      pointed.value = null;
      heatmap.current?.dispose();
    };
  }, [answer]);
  useEffect(() => {
    heatmap.current?.show(influenceData({ answer, tokens, logarithmic, extent }), text.tabInfluence);
  }, [answer, tokens, logarithmic, extent]);
  const data = influenceData({ answer, tokens, logarithmic, extent });
  const cell = pointed.value;
  const value = cell ? valueAt(data, cell) : NaN;
  return (
    <>
      <div ref={host} class="bars" />
      <Readout hint={textOf('influenceHint', answer.unit)}>
        {cell &&
          !Number.isNaN(value) &&
          format(text.readout, data.rowName(cell.row), data.columnName(cell.column), value.toFixed(4))}
      </Readout>
      <Legend data={data} unit={text.legendInfluence} />
      <p class="buttons">
        <ExportMenu name="influence" heatmap={() => heatmap.current} save={conversation.save} />
      </p>
    </>
  );
}

/** The largest magnitude of an influence, in nats. */
export function largestInfluence({ contributions, deletions }: InfluenceAnswer): number {
  const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  return Math.max(largest(contributions), largest(deletions));
}

function influenceData({ answer, tokens, logarithmic, extent }: InfluenceProperties): HeatmapData {
  const columns = tokens.length;
  const values = new Float32Array(2 * columns).fill(NaN);
  values.set(answer.contributions);
  values.set(answer.deletions, 2 * columns - answer.deletions.length);
  const names = [text.contribution, text.deletion];
  return {
    rows: 2,
    columns,
    values,
    // Four decades below the largest are told apart; the numbers stay what they are.
    scale: logarithmic ? 'signedLogarithmic' : 'signed',
    extent,
    rowName: (row) => names[row] ?? '',
    columnName: (column) =>
      format(text.atCharacter, visibleCharacter(tokens[column] ?? ''), (answer.starts[column] ?? 0) + 1),
    rowLabel: (row) => ['∂·x', '−x'][row] ?? '',
    columnLabel: (column) => visibleCharacter(tokens[column] ?? ''),
    axes: { rows: '', columns: textOf('charactersAxis', answer.unit) },
  };
}
