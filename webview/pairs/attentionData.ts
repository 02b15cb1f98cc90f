import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import type { HeatmapData } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { text } from './text.ts';

/** An answer's attention as a heatmap: a row a unit of the output, a column a unit of the source. */
export function attentionData({ attention, sourceUnits, targetUnits }: TranslateAnswer): HeatmapData {
  const unitOf = (units: readonly string[], at: number): string => visibleCharacter(units[at] ?? '');
  return {
    rows: targetUnits.length,
    columns: sourceUnits.length,
    values: attention ?? new Float32Array(targetUnits.length * sourceUnits.length).fill(NaN),
    scale: 'share',
    extent: 1,
    rowName: (row) => format(text.writes, unitOf(targetUnits, row), row + 1),
    columnName: (column) => format(text.reads, unitOf(sourceUnits, column), column + 1),
    rowLabel: (row) => unitOf(targetUnits, row),
    columnLabel: (column) => unitOf(sourceUnits, column),
    axes: { rows: text.outputAxis, columns: text.sourceAxis },
  };
}
