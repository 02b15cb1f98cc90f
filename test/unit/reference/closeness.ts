import assert from 'node:assert/strict';

/** Fails unless every element differs by at most `tolerance` times the larger of 1 and the expected magnitude. */
export function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  assert.equal(actual.length, expected.length, `${what}: length`);
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [actual[i] ?? NaN, expected[i] ?? NaN];
    const allowed = tolerance * Math.max(1, Math.abs(e));
    assert.ok(Math.abs(a - e) <= allowed, `${what}: element ${i} is ${a}, expected ${e} within ${allowed}`);
  }
}
