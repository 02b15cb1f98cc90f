import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NeuralCache } from '../../../src/prediction/neuralCache.ts';

const east = Float32Array.of(1, 0);
const north = Float32Array.of(0, 1);

/** A state of 512 units, as good as random, of which `share` belongs to one of its own and the rest to all. */
function wide(own: number, share: number): Float32Array {
  const wave = (unit: number, pitch: number): number => Math.sin((unit + 1) * (unit + pitch) * pitch);
  return Float32Array.from({ length: 512 }, (_, unit) => share * wave(unit, own) + (1 - share) * wave(unit, 1.7));
}

function cosine(a: Float32Array, b: Float32Array): number {
  const product = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, unit) => sum + value * y[unit]!, 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

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

  it('tells wide states apart as well by their sketches', () => {
    const cache = new NeuralCache(512, 10);
    for (let own = 3; own < 8; own++) cache.add(wide(own, 0.4), `word ${own}`, own);
    const votes = cache.votes(wide(5, 0.35), 100);
    const probability = (own: number): number => votes.get(`word ${own}`)!.probability;
    const product = (own: number): number => cosine(wide(5, 0.35), wide(own, 0.4));
    assert.ok([3, 4, 6, 7].every((own) => probability(5) > 2 * probability(own)));
    for (const own of [3, 4, 6, 7]) {
      const ratio = Math.log(probability(5) / probability(own)) / (14 * (product(5) - product(own)));
      assert.ok(ratio > 0.7 && ratio < 1.4, `${ratio}`);
    }
  });

  it('does not look behind the cursor', () => {
    const cache = new NeuralCache(2, 10);
    cache.add(east, 'later', 50);
    assert.equal(cache.votes(east, 50).size, 0);
  });
});
