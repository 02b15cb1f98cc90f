import type * as vscode from 'vscode';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Characters a heatmap shows at a time. */
export const mostShown = 400;

/** Characters, from one offset up to another. */
export interface CharacterRange {
  readonly from: number;
  readonly to: number;
}

/** What a heatmap beside an editor shows: the selection, else what is visible, around the cursor where that is too much. */
export function stretchInView(subject: InspectedDocument, editor: vscode.TextEditor): CharacterRange {
  const { selection } = editor;
  const cursor = subject.offsetOf(selection.active);
  if (!selection.isEmpty) {
    const from = subject.offsetOf(selection.start);
    return around({ from, to: subject.offsetOf(selection.end) }, cursor, mostShown);
  }
  const { from, to } = visible(subject, editor);
  return around({ from: Math.max(0, Math.min(from, to - leastShown)), to }, cursor, mostShown);
}

/** From the first to the last visible character. */
function visible(subject: InspectedDocument, { visibleRanges }: vscode.TextEditor): CharacterRange {
  const first = visibleRanges[0];
  const last = visibleRanges.at(-1);
  if (!first || !last) return { from: 0, to: Math.min(mostShown, subject.positions.length) };
  return { from: subject.offsetOf(first.start), to: subject.offsetOf(last.end) };
}

/** How far the cursor goes before endless lines are seen around another place, as a part of what is seen: not with each of its steps. */
const followedIn = 8;

/**
 * The visible stretches of an editor, what is folded left out, of at most `most` characters altogether: endless lines count as
 * visible from end to end, and are seen around the cursor.
 */
export function stretchesInView(
  subject: InspectedDocument,
  { visibleRanges, selection }: vscode.TextEditor,
  most: number,
): CharacterRange[] {
  const cursor = subject.offsetOf(selection.active);
  const stretches: CharacterRange[] = [];
  let left = most;
  for (const { start, end } of visibleRanges) {
    const step = Math.max(1, Math.floor(left / followedIn));
    const { from, to } = around({ from: subject.offsetOf(start), to: subject.offsetOf(end) }, cursor, left, step);
    if (to > from) stretches.push({ from, to });
    left -= to - from;
  }
  return stretches;
}

/** Whether two lists are of the same stretches. */
export function sameStretches(one: readonly CharacterRange[], other: readonly CharacterRange[]): boolean {
  return (
    one.length === other.length && one.every(({ from, to }, at) => from === other[at]?.from && to === other[at].to)
  );
}

/** A view of a few short lines shows what comes before them, too. */
const leastShown = 200;

/** At most `most` of a range: around the cursor, to the nearest multiple of `step`, if that is in it, else its beginning. */
function around({ from, to }: CharacterRange, cursor: number, most: number, step = 1): CharacterRange {
  if (to - from <= most) return { from, to };
  const middle = Math.round(cursor / step) * step;
  const wanted = cursor >= from && cursor <= to ? middle - Math.floor(most / 2) : from;
  const start = Math.max(from, Math.min(wanted, to - most));
  return { from: start, to: start + most };
}
