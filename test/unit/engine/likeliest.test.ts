import assert from 'node:assert/strict';
import fc from 'fast-check';
import { likeliest } from '../../../src/engine/likeliest.ts';
import { softmax } from '../../../src/engine/sampling.ts';

describe('The likeliest of some logits', () => {
  it('are those that sorting all of them puts first, with the probabilities of the softmax', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.integer({ min: -2, max: 2 })), {
          minLength: 1,
          maxLength: 80,
        }),
        fc.integer({ min: 1, max: 9 }),
        (values, count) => {
          const logits = Float32Array.from(values);
          const probabilities = softmax(logits);
          const order = [...logits.keys()].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b).slice(0, count);
          const found = likeliest(logits, count);
          assert.deepEqual(
            found.map(({ id }) => id),
            order,
          );
          for (const { id, probability } of found) {
            const expected = probabilities[id] ?? NaN;
            assert.ok(Math.abs(probability - expected) <= 1e-9 * expected, `${probability} is not ${expected}`);
          }
        },
      ),
    );
  });
});
