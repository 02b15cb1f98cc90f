import assert from 'node:assert/strict';
import { allowedBytes } from '../../../src/models/allowedBytes.ts';

describe('a quota', () => {
  it('is in megabytes', () => {
    assert.equal(allowedBytes(1), 1_048_576);
    assert.equal(allowedBytes(2.5), 2_621_440);
  });

  it('that was mistyped lets nothing be deleted', () => {
    for (const mistyped of ['1 GB', '', null, undefined, {}, [], true, NaN, Infinity, 0, -5, 0.5])
      assert.equal(allowedBytes(mistyped), Infinity, typeof mistyped);
  });
});
