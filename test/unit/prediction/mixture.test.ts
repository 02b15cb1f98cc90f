import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Mixture } from '../../../src/prediction/mixture.ts';

const distribution = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map((weights) => Float64Array.from(weights, (weight) => weight / weights.reduce((sum, value) => sum + value, 0)));

describe('A mixture of parts', () => {
  it('is a distribution', () => {
    fc.assert(
      fc.property(distribution, distribution, distribution, (a, b, c) => {
        const sum = new Mixture().mix([a, b, c], 0).reduce((total, value) => total + value, 0);
        assert.ok(Math.abs(sum - 1) < 1e-9);
      }),
    );
  });

  const certain = Float64Array.of(0.97, 0.01, 0.01, 0.01);
  const unsure = Float64Array.of(0.25, 0.25, 0.25, 0.25);

  it('learns to trust the part that is right', () => {
    const mixture = new Mixture();
    for (let i = 0; i < 300; i++) mixture.learn([unsure, certain, unsure], 0, 0);
    assert.ok(mixture.mix([unsure, certain, unsure], 0)[0]! > 0.9);
  });

  it('learns to ignore a part that is as often wrong as chance', () => {
    const mixture = new Mixture();
    for (let i = 0; i < 2000; i++) mixture.learn([unsure, certain, unsure], 0, i % 4);
    assert.ok(mixture.mix([unsure, certain, unsure], 0)[0]! < 0.3);
  });
});
