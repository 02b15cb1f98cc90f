import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DecayedCache } from '../../../src/counts/decayedCache.ts';

describe('A decayed cache', () => {
  it('weighs an occurrence less by its decay with every newer one', () => {
    const cache = new DecayedCache(0.5);
    for (const unit of [1, 2, 1]) cache.note(unit);
    // 1/4 + 1 against 1/2
    assert.ok(Math.abs(cache.share(1) - 1.25 / 1.75) < 1e-12);
  });

  it('forgets an occurrence as if it had never been', () => {
    const cache = new DecayedCache(0.5);
    for (const unit of [1, 2, 1]) cache.note(unit);
    cache.forget(2, 1);
    assert.equal(cache.share(2), 0);
    assert.equal(cache.share(1), 1);
  });

  it('goes on after more units than a number has room for', () => {
    const cache = new DecayedCache(0.5);
    for (let i = 0; i < 5000; i++) cache.note(1 + (i % 2));
    assert.ok(Math.abs(cache.share(2) - 2 / 3) < 1e-9);
  });
});
