import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineFeedEdits, lineFeedOffset, lineFeedPosition, withLineFeeds } from '../../../src/text/lineFeedOffsets.ts';

/** A document as VS Code keeps it: lines, and one kind of line end. */
function editorText(lines: readonly string[], carriageReturns: boolean) {
  const end = carriageReturns ? 2 : 1;
  return {
    carriageReturns,
    lineCount: lines.length,
    text: lines.join(carriageReturns ? '\r\n' : '\n'),
    offsetAt: ({ line, character }: { line: number; character: number }) =>
      lines.slice(0, line).reduce((sum, text) => sum + text.length + end, 0) + character,
  };
}

const texts = fc.record({
  lines: fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '😀', 'é', '中'), maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  }),
  carriageReturns: fc.boolean(),
});
const anywhere = fc.tuple(fc.nat(), fc.nat());

describe('offsets in a text with line feeds', () => {
  const place = (lines: readonly string[], [line, character]: readonly [number, number]) => {
    const at = line % lines.length;
    return { line: at, character: character % ((lines[at] ?? '').length + 1) };
  };

  it('lead back to the position they were made of, whatever the line ends', () => {
    fc.assert(
      fc.property(texts, anywhere, ({ lines, carriageReturns }, where) => {
        const document = editorText(lines, carriageReturns);
        const position = place(lines, where);
        assert.deepEqual(lineFeedPosition(document, lineFeedOffset(document, position)), position);
      }),
    );
  });

  it('are those of the text in which every line end is one character', () => {
    fc.assert(
      fc.property(texts, anywhere, ({ lines, carriageReturns }, where) => {
        const document = editorText(lines, carriageReturns);
        const position = place(lines, where);
        const before = withLineFeeds(document.text.slice(0, document.offsetAt(position)));
        assert.equal(lineFeedOffset(document, position), before.length);
      }),
    );
  });

  it('make the same text of a change as the editor did', () => {
    fc.assert(
      fc.property(texts, anywhere, anywhere, fc.constantFrom('', 'x', '\r\n', 'a\nb', '😀'), (start, a, b, text) => {
        const document = editorText(start.lines, start.carriageReturns);
        const ends = [place(start.lines, a), place(start.lines, b)].sort(
          (one, other) => document.offsetAt(one) - document.offsetAt(other),
        );
        const [from, to] = [ends[0]!, ends[1]!];
        const rangeOffset = document.offsetAt(from);
        const rangeLength = document.offsetAt(to) - rangeOffset;
        const change = { range: { start: from, end: to }, rangeOffset, rangeLength, text };
        const after = document.text.slice(0, rangeOffset) + text + document.text.slice(rangeOffset + rangeLength);
        let ours = withLineFeeds(document.text);
        for (const { offset, deleted, inserted } of lineFeedEdits([change], start.carriageReturns))
          ours = ours.slice(0, offset) + inserted + ours.slice(offset + deleted);
        assert.equal(ours, withLineFeeds(after));
      }),
    );
  });

  it('of several cursors do not shift one another', () => {
    const at = (line: number, rangeOffset: number) => ({
      range: { start: { line }, end: { line } },
      rangeOffset,
      rangeLength: 0,
      text: 'xy',
    });
    assert.deepEqual(lineFeedEdits([at(0, 1), at(2, 9)], true), [
      { offset: 7, deleted: 0, inserted: 'xy' },
      { offset: 1, deleted: 0, inserted: 'xy' },
    ]);
  });
});
