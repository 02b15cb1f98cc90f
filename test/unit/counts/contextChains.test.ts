import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ContextChains } from '../../../src/counts/contextChains.ts';

describe('Context chains', () => {
  it('find all living positions of a context, newest first, however large they have grown', () => {
    const log = fc.array(
      fc.record({
        hashes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
        alive: fc.boolean(),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 9 }), (entries, wanted) => {
        const chains = new ContextChains(2, 4);
        // Hashes of different contexts never meet: their low bit tells them apart.
        for (const { hashes } of entries) chains.append(Int32Array.from(hashes, (hash, context) => 2 * hash + context));
        const found = new Int32Array(1000);
        const count = chains.collect(
          2 * wanted + 1,
          Uint8Array.from(entries, ({ alive }) => (alive ? 1 : 0)),
          found,
          1000,
        );
        const expected = entries
          .flatMap(({ hashes, alive }, at) => (alive && hashes[1] === wanted ? [at] : []))
          .toReversed();
        assert.deepEqual([...found.subarray(0, count)], expected);
      }),
    );
  });

  it('find nothing for a context that a place lacks', () => {
    const chains = new ContextChains(1);
    chains.append(Int32Array.of(0));
    assert.equal(chains.collect(0, Uint8Array.of(1), new Int32Array(4), 4), 0);
  });
});
