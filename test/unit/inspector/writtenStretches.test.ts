import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WrittenStretches } from '../../../src/inspector/writtenStretches.ts';

describe('Stretches written since the network learned', () => {
  it('grow, move, shrink and vanish with the edits', () => {
    const written = new WrittenStretches();
    written.edit(10, 0, 5);
    assert.deepEqual(written.stretches, [{ from: 10, to: 15 }]);
    written.edit(2, 1, 3);
    assert.deepEqual(written.stretches, [
      { from: 2, to: 5 },
      { from: 12, to: 17 },
    ]);
    written.edit(13, 2, 0);
    written.edit(2, 3, 0);
    assert.deepEqual(written.stretches, [{ from: 9, to: 12 }]);
    written.edit(0, 40, 0);
    assert.deepEqual(written.stretches, []);
  });

  it('are exactly the new characters, whatever the edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(9), fc.nat(6)), { maxLength: 30 });
    fc.assert(
      fc.property(edits, (changes) => {
        const written = new WrittenStretches();
        // The slow twin: every character remembers whether it is new.
        let text: boolean[] = Array.from({ length: 40 }, () => false);
        for (const [place, length, inserted] of changes) {
          const at = Math.min(place, text.length);
          const removed = Math.min(length, text.length - at);
          text = [...text.slice(0, at), ...Array.from({ length: inserted }, () => true), ...text.slice(at + removed)];
          written.edit(at, removed, inserted);
        }
        const told = text.map((_, at) => written.stretches.some(({ from, to }) => from <= at && at < to));
        assert.deepEqual(told, text);
      }),
    );
  });
});
