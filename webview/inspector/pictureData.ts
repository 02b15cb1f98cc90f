import { computed } from '@preact/signals';
import { isGate } from '../../src/protocol/inspection.ts';
import type { Picture } from '../../src/protocol/inspector.ts';
import type { HeatmapData } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { picture } from './conversation.ts';
import { text, textOf } from './text.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';

/** What the heatmap draws. */
export const shownData = computed(() => picture.value && pictureData(picture.value));

/** The picture as a matrix of units by positions, units in the order asked for. */
function pictureData(picture: Picture): HeatmapData {
  const { units, values, order, tokens, starts, quantity, unit } = picture;
  const columns = tokens.length;
  const turned = new Float32Array(units * columns);
  order.forEach((hidden, row) => {
    for (let column = 0; column < columns; column++) {
      turned[row * columns + column] = values[column * units + hidden] ?? NaN;
    }
  });
  // Only the cell state can leave -1..1.
  const cellState = quantity === 'cellState';
  return {
    rows: units,
    columns,
    values: turned,
    scale: isGate(quantity) ? 'share' : 'signed',
    extent: cellState ? turned.reduce((most, value) => Math.max(most, Math.abs(value)), 1) : 1,
    rowName: (row) => format(text.unit, order[row] ?? row),
    columnName: (column) => {
      const name = format(text.atCharacter, visibleCharacter(tokens[column] ?? ''), (starts[column] ?? 0) + 1);
      return isWritten(picture, column) ? format(text.writtenSince, name) : name;
    },
    rowLabel: (row) => String(order[row] ?? row),
    columnLabel: (column) => visibleCharacter(tokens[column] ?? ''),
    axes: { rows: text.unitsAxis, columns: textOf('charactersAxis', unit) },
    isUnderlined: (column) => isWritten(picture, column),
  };
}

/** Whether any of a token was written since the text was learned. */
function isWritten({ written, starts }: Picture, column: number): boolean {
  if (!written) return false;
  const [start = 0, end = 0] = starts.subarray(column, column + 2);
  for (let at = 0; at + 1 < written.length; at += 2) {
    if ((written[at] ?? 0) < end && (written[at + 1] ?? 0) > start) return true;
  }
  return false;
}

/** How many characters were written since. */
export function charactersWritten(written: Uint32Array): number {
  return written.reduce((sum, offset, at) => (at % 2 === 0 ? sum - offset : sum + offset), 0);
}
