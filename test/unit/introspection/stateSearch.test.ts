import assert from 'node:assert/strict';
import { StateSearch } from '../../../src/introspection/stateSearch.ts';
import { Random } from '../../../src/engine/random.ts';
import { assertClose } from '../reference/closeness.ts';

describe('Searching for alike states', () => {
  const units = 6;
  const random = new Random(2);
  const states = Float32Array.from({ length: 300 * units }, () => 2 * random.next() - 1);
  const query = states.slice(40 * units, 41 * units);
  const row = (t: number) => states.subarray(t * units, (t + 1) * units);
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

  const search = (by: 'similarity' | 'weight', apart: number) => {
    const found = new StateSearch(query, { count: 5, apart, flatness: 0.7, by });
    for (let from = 0; from < 300; from += 100) found.add(from, states.subarray(from * units, (from + 100) * units));
    return found.places();
  };

  it('finds the largest cosines, best first, however the states arrive', () => {
    const cosine = (t: number) => dot(query, row(t)) / Math.hypot(...query) / Math.hypot(...row(t));
    const expected = Array.from({ length: 300 }, (_, t) => t).sort((a, b) => cosine(b) - cosine(a));
    const places = search('similarity', 1);
    assert.deepEqual(
      places.map(({ token }) => token),
      expected.slice(0, 5),
    );
    assertClose(
      places.map(({ similarity }) => similarity),
      expected.slice(0, 5).map(cosine),
      1e-6,
      'similarity',
    );
  });

  it('weighs places as the neural cache does: a softmax over all of them', () => {
    const exponentials = Array.from({ length: 300 }, (_, t) => Math.exp(0.7 * dot(query, row(t))));
    const total = exponentials.reduce((a, b) => a + b, 0);
    for (const { token, weight } of search('weight', 1)) {
      assertClose([weight], [(exponentials[token] ?? 0) / total], 1e-6, `weight of ${token}`);
    }
  });

  it('keeps of neighbours only the best', () => {
    const tokens = search('similarity', 20).map(({ token }) => token);
    assert.equal(tokens[0], 40);
    for (const a of tokens) for (const b of tokens) assert.ok(a === b || Math.abs(a - b) >= 20);
  });
});
