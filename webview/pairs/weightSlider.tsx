import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { text } from './text.ts';
import { changes, chosenCell } from './translation.ts';

/** The chosen weight of attention, to be dragged; what its row then sums to is said. */
export function WeightSlider({ answer }: { readonly answer: TranslateAnswer }) {
  const { attention, sourceUnits, targetUnits } = answer;
  const cell = chosenCell.value;
  if (!attention) return null;
  if (!cell || cell.row >= targetUnits.length || cell.column >= sourceUnits.length) {
    return <p class="muted">{text.weightHint}</p>;
  }
  const { row, column } = cell;
  const width = sourceUnits.length;
  const own = attention.subarray(row * width, (row + 1) * width);
  const weights = changes.value.rows.get(row) ?? own;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const drag = (weight: number) => {
    const dragged = weights.slice();
    dragged[column] = weight;
    changes.value = { ...changes.value, rows: new Map([...changes.value.rows, [row, dragged]]) };
  };
  const label = format(
    text.weight,
    visibleCharacter(targetUnits[row] ?? ''),
    row + 1,
    visibleCharacter(sourceUnits[column] ?? ''),
    column + 1,
  );
  const weight = weights[column] ?? 0;
  return (
    <div class="weight">
      <label for="weight">{label}</label>
      <input
        id="weight"
        type="range"
        min="0"
        max="1"
        step="0.01"
        value={weight}
        onInput={(event) => drag(Number(event.currentTarget.value))}
      />
      <output for="weight">{weight.toFixed(2)}</output>
      {Math.abs(sum - 1) > 0.005 && (
        <p class="message">{sum > 0 ? format(text.rescaled, sum.toFixed(2)) : text.nothingLeft}</p>
      )}
    </div>
  );
}
