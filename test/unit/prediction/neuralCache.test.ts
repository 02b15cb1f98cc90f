import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NeuralCache } from '../../../src/prediction/neuralCache.ts';

const east = Float32Array.of(1, 0);
const north = Float32Array.of(0, 1);

describe('A neural cache', () => {
  it('votes for what followed the states that resemble the present one, and knows where', () => {
    const cache = new NeuralCache(2, 10);
    cache.add(east, 'sun', 5);
    cache.add(north, 'ice', 9);
    const votes = cache.votes(Float32Array.of(2, 0.1), 100);
    assert.ok(votes.get('sun')!.probability > 0.99);
    assert.equal(votes.get('sun')!.offset, 5);
  });

  it('forgets the oldest places beyond its capacity', () => {
    const cache = new NeuralCache(2, 2);
    for (const [at, word] of ['a', 'b', 'c'].entries()) cache.add(east, word, at);
    assert.deepEqual([...cache.votes(east, 100).keys()].toSorted(), ['b', 'c']);
  });

  it('moves with the text and forgets what was deleted', () => {
    const cache = new NeuralCache(2, 10);
    cache.add(east, 'gone', 10);
    cache.add(east, 'kept', 20);
    cache.edit(8, 7, 2);
    const votes = cache.votes(east, 100);
    assert.deepEqual([...votes.keys()], ['kept']);
    assert.equal(votes.get('kept')!.offset, 15);
  });

  it('does not look behind the cursor', () => {
    const cache = new NeuralCache(2, 10);
    cache.add(east, 'later', 50);
    assert.equal(cache.votes(east, 50).size, 0);
  });
});
