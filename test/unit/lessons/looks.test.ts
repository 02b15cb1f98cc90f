import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { looks } from '../../../src/experiments/looks.ts';

describe('the looks an experiment takes', () => {
  for (const seconds of [1, 5, 24, 120])
    it(`begin within a second and a half and share out all of ${seconds} s`, () => {
      const taken = looks(seconds);
      assert.ok((taken[0]?.wait ?? Infinity) <= 1.5);
      assert.equal(taken.at(-1)?.share, 1);
      assert.ok(taken.every(({ wait }) => wait > 0));
      assert.ok(Math.abs(taken.reduce((sum, { wait }) => sum + wait, 0) - seconds) < 1e-9);
      assert.ok(taken.length >= 3 && taken.length <= 12);
    });
});
