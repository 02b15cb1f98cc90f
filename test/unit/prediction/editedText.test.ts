import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { EditedText } from '../../../src/prediction/editedText.ts';

describe('A text that is edited', () => {
  it('is after any edits the string they would have made, and so is every slice', () => {
    const inserted = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.integer({ min: 1, max: 20_000 }).map((length) => 'lighthouse\n'.repeat(length / 11 + 1).slice(0, length)),
    );
    const edits = fc.array(fc.record({ at: fc.nat(), deleted: fc.nat(9000), inserted, from: fc.nat(), to: fc.nat() }));
    fc.assert(
      fc.property(edits, (changes) => {
        const text = new EditedText();
        let plain = '';
        for (const { at, deleted: most, inserted, from, to } of changes) {
          const offset = at % (plain.length + 1);
          const deleted = Math.min(most, plain.length - offset);
          plain = plain.slice(0, offset) + inserted + plain.slice(offset + deleted);
          text.replace(offset, deleted, inserted);
          const [start, end] = [from % (plain.length + 1), to % (plain.length + 2)];
          assert.equal(text.slice(start, end), start < end ? plain.slice(start, end) : '');
          assert.equal(text.length, plain.length);
        }
        assert.equal(text.toString(), plain);
      }),
    );
  });

  it('takes no longer to edit at the end of a long text than of a short one', () => {
    const seconds = (length: number): number => {
      const text = new EditedText('word '.repeat(length / 5));
      const start = performance.now();
      for (let letter = 0; letter < 2000; letter++) {
        text.replace(text.length, 0, 'a');
        text.slice(text.length - 100);
      }
      return performance.now() - start;
    };
    seconds(10_000);
    assert.ok(seconds(5_000_000) < 20 * seconds(10_000) + 50);
  });
});
