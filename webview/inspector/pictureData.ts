import { computed } from '@preact/signals';
import { isGate } from '../../src/protocol/inspection.ts';
import type { Picture } from '../../src/protocol/inspector.ts';
import type { HeatmapData } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { picture } from './conversation.ts';
import { text } from './text.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';

/** What the heatmap draws. */
export const shownData = computed(() => picture.value && pictureData(picture.value));

/** The picture as a matrix of units by positions, units in the order asked for. */
function pictureData(picture: Picture): HeatmapData {
  const { units, values, order, tokens, starts, choice } = picture;
  const columns = tokens.length;
  const turned = new Float32Array(units * columns);
  order.forEach((unit, row) => {
    for (let column = 0; column < columns; column++) {
      turned[row * columns + column] = values[column * units + unit] ?? NaN;
    }
  });
  // Only the cell state can leave -1..1.
  const cellState = choice.quantity === 'cellState';
  return {
    rows: units,
    columns,
    values: turned,
    scale: isGate(choice.quantity) ? 'share' : 'signed',
    extent: cellState ? turned.reduce((most, value) => Math.max(most, Math.abs(value)), 1) : 1,
    rowName: (row) => format(text.unit, order[row] ?? row),
    columnName: (column) => format(text.atCharacter, visibleCharacter(tokens[column] ?? ''), (starts[column] ?? 0) + 1),
    rowLabel: (row) => String(order[row] ?? row),
    columnLabel: (column) => visibleCharacter(tokens[column] ?? ''),
  };
}
