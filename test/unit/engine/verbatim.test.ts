import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { verbatimStretches } from '../../../src/engine/verbatim.ts';
import { documentFromText } from '../../../src/text/document.ts';

const longDocument = (text: string) => documentFromText('d', text.padEnd(70, '·'));

/** The longest copy ending at each place, by looking for every one. */
function byTrying(generated: string, text: string, shortest: number): { from: number; to: number }[] {
  const longest = Array.from(generated, (_, at) => {
    let from = at + 1;
    while (from > 0 && text.includes(generated.slice(from - 1, at + 1))) from--;
    return at + 1 - from;
  });
  const found: { from: number; to: number }[] = [];
  let end = 0;
  longest.forEach((length, at) => {
    const from = Math.max(at + 1 - length, end);
    if (longest[at + 1] === length + 1 || at + 1 - from < shortest) return;
    found.push({ from, to: at + 1 });
    end = at + 1;
  });
  return found;
}

describe('verbatimStretches', () => {
  it('finds what a search for every stretch finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 4 }), (generated, document, shortest) => {
        const padded = document.padEnd(64, '·');
        assert.deepEqual(
          verbatimStretches(generated, longDocument(document), shortest),
          byTrying(generated, padded, shortest),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('counts in string offsets, whatever the characters', () => {
    const document = longDocument('the 😀😀 network remembers');
    const generated = 'x😀😀 network y';
    const [stretch] = verbatimStretches(generated, document, 5);
    assert.equal(generated.slice(stretch?.from, stretch?.to), '😀😀 network ');
  });
});
