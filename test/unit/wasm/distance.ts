import assert from 'node:assert/strict';

/** Euclidean distance of two vectors over the length of the second, which `floor` keeps from being tiny. */
export function relativeDistance(actual: ArrayLike<number>, expected: ArrayLike<number>, floor = 1e-6): number {
  assert.equal(actual.length, expected.length);
  let distance = 0;
  let norm = 0;
  for (let i = 0; i < expected.length; i++) {
    const e = expected[i] ?? NaN;
    distance += ((actual[i] ?? NaN) - e) ** 2;
    norm += e ** 2;
  }
  return Math.sqrt(distance) / Math.max(Math.sqrt(norm), floor);
}

/** Fails unless the vectors are within `tolerance` of the expected one's norm, or of `floor` where that is larger. */
export function assertNear(
  actual: ArrayLike<number> | null | undefined,
  expected: ArrayLike<number> | null | undefined,
  tolerance: number,
  what: string,
  floor?: number,
): void {
  assert.ok(actual && expected, `${what} is there`);
  const distance = relativeDistance(actual, expected, floor);
  assert.ok(distance <= tolerance, `${what} differs by ${distance} of its norm`);
}
