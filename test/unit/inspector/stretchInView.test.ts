import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { InspectedDocument } from '../../../src/inspector/inspectedDocument.ts';
import { mostShown, sameStretches, stretchesInView, stretchInView } from '../../../src/inspector/stretchInView.ts';
import { EditorPositions } from '../../../src/text/editorPositions.ts';

type Place = readonly [line: number, character: number];

/** An editor on `text` whose visible parts, cursor and selection are as told. */
function look(
  text: string,
  visible: readonly (readonly [Place, Place])[],
  [from, to]: readonly [Place, Place],
): [InspectedDocument, vscode.TextEditor] {
  const positions = new EditorPositions(text);
  const place = ([line, character]: Place) => ({ line, character });
  const subject = { positions, offsetOf: (position: vscode.Position) => positions.offsetOf(position) };
  const isEmpty = from[0] === to[0] && from[1] === to[1];
  const editor = {
    visibleRanges: visible.map(([start, end]) => ({ start: place(start), end: place(end) })),
    selection: { start: place(from), end: place(to), active: place(to), isEmpty },
  };
  return [subject as unknown as InspectedDocument, editor as unknown as vscode.TextEditor];
}

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

describe('what an editor shows', () => {
  it('is coloured without what is folded away', () => {
    const [subject, editor] = look(
      lines(100, 'nine char'),
      [
        [
          [0, 0],
          [2, 9],
        ],
        [
          [90, 0],
          [91, 9],
        ],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    );
    assert.deepEqual(stretchesInView(subject, editor, 4000), [
      { from: 0, to: 29 },
      { from: 900, to: 919 },
    ]);
  });

  it('is coloured around the cursor where one line is endless', () => {
    const all = [[[0, 0] as const, [0, 100_000] as const] as const];
    const at = [0, 50_000] as const;
    const [subject, editor] = look('x'.repeat(100_000), all, [at, at]);
    assert.deepEqual(stretchesInView(subject, editor, 4000), [{ from: 48_000, to: 52_000 }]);
  });

  it('is coloured around another place once the cursor has gone some way in an endless line, not with each step', () => {
    const all = [[[0, 0] as const, [0, 100_000] as const] as const];
    const around = (place: number) => {
      const at = [0, place] as const;
      return stretchesInView(...look('x'.repeat(100_000), all, [at, at]), 4000);
    };
    const before = around(50_000);
    assert.ok(sameStretches(around(50_200), before));
    assert.deepEqual(around(52_100), [{ from: 50_000, to: 54_000 }]);
    assert.ok(!sameStretches(around(52_100), before));
    assert.ok(!sameStretches([], before) && !sameStretches(before, []));
  });

  it('is counted in characters, not in the halves an editor counts wide ones by', () => {
    const text = '😀\t😀\n漢字\tx';
    const whole = [[[0, 0] as const, [1, 4] as const] as const];
    const [subject, editor] = look(text, whole, [
      [1, 1],
      [1, 1],
    ]);
    assert.deepEqual(stretchesInView(subject, editor, 4000), [{ from: 0, to: 8 }]);
  });

  it('is the selection where there is one, and never more than a heatmap shows', () => {
    const all = [[[0, 0] as const, [99, 9] as const] as const];
    const [subject, editor] = look(lines(100, 'nine char'), all, [
      [1, 0],
      [1, 4],
    ]);
    assert.deepEqual(stretchInView(subject, editor), { from: 10, to: 14 });
    const at = [70, 0] as const;
    const { from, to } = stretchInView(...look(lines(100, 'nine char'), all, [at, at]));
    assert.equal(to - from, mostShown);
    assert.ok(from <= 700 && 700 <= to);
  });
});
