import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Mixture } from '../../../src/prediction/mixture.ts';
import { predictorParameters } from '../../../src/prediction/predictorParameters.ts';

const distribution = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
  .map((weights) => Float64Array.from(weights, (weight) => weight / weights.reduce((sum, value) => sum + value, 0)));

function newMixture(): Mixture {
  return new Mixture(predictorParameters().mixture);
}

describe('A mixture of counts, a network and its cache', () => {
  it('is a distribution that leaves to unknown words what the counts leave to them', () => {
    fc.assert(
      fc.property(distribution, distribution, distribution, (...parts) => {
        const mixed = newMixture().mix(parts);
        assert.ok(Math.abs(mixed.reduce((total, value) => total + value, 0) - 1) < 1e-6);
        assert.equal(mixed[0], parts[0][0]);
      }),
    );
  });

  const certain = Float64Array.of(0.02, 0.02, 0.92, 0.02, 0.02);
  const unsure = Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2);

  it('believes a sure network where counts are unsure, and sure counts where the network is unsure', () => {
    assert.ok(newMixture().mix([unsure, certain, certain])[2]! > 0.5);
    const sure = Float64Array.of(0.02, 0.92, 0.02, 0.02, 0.02);
    assert.ok(newMixture().mix([sure, unsure, unsure])[1]! > 0.5);
  });

  it('trusts a network less the oftener it is wrong', () => {
    const mixture = newMixture();
    const before = mixture.mix([unsure, certain, certain])[2]!;
    for (let word = 0; word < 300; word++) mixture.learn([unsure, certain, certain], 3);
    assert.ok(mixture.mix([unsure, certain, certain])[2]! < before / 2);
  });

  it('changes only weights of its own by what it learns', () => {
    const { mixture: weights } = predictorParameters();
    const learning = new Mixture(weights.slice());
    for (let word = 0; word < 10; word++) learning.learn([unsure, certain, certain], 3);
    const [a, b] = [newMixture(), new Mixture(weights)].map((each) => each.mix([unsure, certain, unsure]));
    assert.deepEqual(a, b);
  });
});
