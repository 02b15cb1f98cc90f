import assert from 'node:assert/strict';
import { summariseComparison } from '../../../src/runs/comparisonSummary.ts';
import { heldOutCurve, recordedCurve } from '../../../src/runs/runCurve.ts';
import { record } from './records.ts';

const gru = { settings: { cell: 'gru' as const, hidden: 64 } };

describe('a comparison', () => {
  it('is summed up by cell, over the seeds', () => {
    const records = [
      record({ ...gru, bitsPerCharacter: 2, charactersPerSecond: 10 }),
      record({ ...gru, bitsPerCharacter: 3, charactersPerSecond: 30 }),
      record({ bitsPerCharacter: null }),
    ];
    const [lstm, second] = summariseComparison(records);
    assert.equal(lstm?.cell, 'lstm');
    assert.equal(lstm.bits, null);
    assert.deepEqual(second?.bits, { mean: 2.5, low: 2, high: 3 });
    assert.equal(second.charactersPerSecond, 20);
    assert.equal(second.hidden, 64);
  });

  it('draws the mean as far as every seed goes, reading between points by straight lines', () => {
    const of = (...points: readonly [number, number][]) =>
      record({ curve: points.map(([step, bits]) => [step, 0, bits, 1]) });
    const [cell] = summariseComparison([of([10, 4], [30, 2]), of([10, 4], [20, 4], [40, 0])]);
    assert.deepEqual(cell?.curve, [
      { step: 10, mean: 4, low: 4, high: 4 },
      { step: 20, mean: 3.5, low: 3, high: 4 },
      { step: 30, mean: 2, low: 2, high: 2 },
    ]);
  });

  it('has no curve where a seed was never judged', () => {
    assert.deepEqual(summariseComparison([record({ curve: [[10, 4, null, 1]] })])[0]?.curve, []);
  });
});

describe('a recorded curve', () => {
  it('is thinned without losing what was validated', () => {
    const points = Array.from({ length: 1000 }, (_, step) => ({
      step,
      trainBits: 1 / 3,
      validationBits: step % 50 === 0 ? 2 / 3 : null,
      gradientNorm: Number.NaN,
    }));
    const curve = recordedCurve(points);
    assert.ok(curve.length <= 150);
    assert.equal(heldOutCurve(curve).length, 20);
    assert.deepEqual(curve[0], [0, 0.3333, 0.6667, 0]);
  });
});
