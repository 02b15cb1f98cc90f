import type { LookedBack } from '../../src/protocol/inspector.ts';
import type { HeatmapData } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { text, textOf } from './text.ts';

/** Predictions by earlier tokens, as a heatmap. */
export function lookBackData({ answer, tokens }: LookedBack, logarithmic: boolean): HeatmapData {
  const { rows, columns, weights, starts, firstRow, unit } = answer;
  const token = (at: number) => visibleCharacter(tokens[at] ?? '');
  const isNext = (row: number) => firstRow + row >= tokens.length;
  return {
    rows,
    columns,
    values: weights,
    scale: logarithmic ? 'shareLogarithmic' : 'share',
    extent: weights.reduce((most, weight) => Math.max(most, weight || 0), 1e-6),
    rowName: (row) =>
      isNext(row) ? text.predictsNext : format(text.predicts, token(firstRow + row), (starts[firstRow + row] ?? 0) + 1),
    columnName: (column) => format(text.looksAt, token(column), (starts[column] ?? 0) + 1),
    rowLabel: (row) => (isNext(row) ? '…' : token(firstRow + row)),
    columnLabel: token,
    axes: { rows: text.predictionsAxis, columns: textOf('earlierAxis', unit) },
  };
}
