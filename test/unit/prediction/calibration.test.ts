import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Calibration } from '../../../src/prediction/calibration.ts';

describe('Calibration', () => {
  it('comes to say how often first candidates really are right', () => {
    const calibration = new Calibration();
    for (let i = 0; i < 4000; i++) {
      calibration.learn(0.8, i % 2 === 0);
      calibration.learn(0.2, i % 10 === 0);
    }
    assert.ok(Math.abs(calibration.corrected(0.8) - 0.5) < 0.06);
    assert.ok(Math.abs(calibration.corrected(0.2) - 0.1) < 0.06);
  });

  it('never turns the order of two probabilities round', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(probability, fc.boolean())), probability, probability, (lessons, a, b) => {
        const calibration = new Calibration();
        for (const [p, right] of lessons) calibration.learn(p, right);
        assert.ok(calibration.corrected(Math.max(a, b)) >= calibration.corrected(Math.min(a, b)));
      }),
    );
  });
});
