import { computed, signal } from '@preact/signals';
import type { LookedBack } from '../../src/protocol/inspector.ts';
import { choice, cursor, cursorColumn, picture } from './conversation.ts';

/** Predictions shown at a time: the cursor's is among the middle half of them. */
const rowsShown = 40;

/** How far back the picture reaches, in tokens. */
export const reach = signal(64);

export const reaches = [32, 64, 128, 256, 512];

/** What the shown predictions look back on, as last answered. */
export const looked = signal<LookedBack | null>(null);

/** Column of the picture whose prediction the cursor is at: past the last one where the document ends there. */
const predictedColumn = computed(() => {
  const { tokens, starts, documentLength } = picture.value ?? {};
  if (!tokens || !starts) return null;
  const isAtEnd = cursor.value === documentLength && starts.at(-1) === documentLength;
  return isAtEnd ? tokens.length : cursorColumn.value;
});

/** First of the rows to show, as a column of the picture: moves on by half of them, so that most moves of the cursor ask nothing. */
const firstRow = computed(() => {
  const column = predictedColumn.value;
  const half = rowsShown / 2;
  return column === null ? null : Math.max(0, Math.floor((column - half / 2) / half) * half - half / 2);
});

/** The question that the picture answers now; null while the cursor is nowhere in the text that is shown. */
export const lookBackQuestion = computed(() => {
  const { starts, documentLength, version, step, origin } = picture.value ?? {};
  const first = firstRow.value;
  if (!starts || first === null) return null;
  const last = Math.min(starts.length, first + rowsShown);
  const to = last < starts.length ? (starts[last] ?? 0) : (starts.at(-1) ?? 0) + 1;
  const about = { from: starts[first] ?? 0, to: Math.min(to, (documentLength ?? 0) + 1) };
  const { lookingBy: by, step: stepChosen } = choice.value;
  return { about: { ...about, by, reach: reach.value }, version, step, stepChosen, isExact: origin === 0 };
});

/** Row of the prediction at the cursor. */
export const cursorRow = computed(() => {
  const { answer } = looked.value ?? {};
  if (!answer || answer.version !== picture.value?.version) return null;
  const { starts, firstRow: first, rows } = answer;
  for (let row = 0; row < rows; row++) {
    const start = starts[first + row] ?? 0;
    if (cursor.value >= start && cursor.value < (starts[first + row + 1] ?? start + 1)) return row;
  }
  return null;
});

/** Share of the weight of a row's prediction that lies before what is shown. */
export function shareBeyond({ answer: { weights, columns } }: LookedBack, row: number): number {
  const shown = weights.subarray(row * columns, (row + 1) * columns);
  const sum = shown.reduce((total, weight) => total + (weight || 0), 0);
  return sum > 0 ? Math.max(0, 1 - sum) : 0;
}
