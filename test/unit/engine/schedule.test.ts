import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { EarlyStopping } from '../../../src/engine/earlyStopping.ts';
import { learningRateAt } from '../../../src/engine/schedule.ts';

describe('the learning rate', () => {
  it('rises to its peak, then falls ever more slowly and never to nothing', () => {
    const rates = Array.from({ length: 10_000 }, (_, step) => learningRateAt(step, 1));
    const peak = rates.indexOf(Math.max(...rates));
    assert.ok(peak > 5 && peak < 50, `peak at ${peak}`);
    assert.ok(rates.slice(0, peak).every((rate, step) => rate < rates[step + 1]!));
    assert.ok(rates.slice(peak, -1).every((rate, at) => rate > rates[peak + at + 1]!));
    assert.ok(rates.at(-1)! > 0.05 && rates.at(-1)! < 0.2);
  });

  it('is proportional to the rate that was chosen', () => {
    assert.equal(learningRateAt(123, 0.02), 2 * learningRateAt(123, 0.01));
  });
});

describe('early stopping', () => {
  it('waits as long as the best took, and at least 200 steps', () => {
    const early = new EarlyStopping();
    assert.equal(early.observe(100, 2), true);
    assert.equal(early.exhaustedAt(300), false);
    assert.equal(early.exhaustedAt(301), true);
    assert.equal(early.observe(280, 2.1), false);
    assert.equal(early.observe(1000, 1.5), true);
    assert.equal(early.exhaustedAt(2000), false);
    assert.equal(early.exhaustedAt(2001), true);
    assert.deepEqual(early.state, { bestLoss: 1.5, bestStep: 1000 });
  });

  it('grants its patience again to whoever goes on', () => {
    const state = { bestLoss: 1.5, bestStep: 1000 };
    assert.equal(new EarlyStopping(state, 2500).exhaustedAt(2500), false);
    assert.equal(new EarlyStopping(state, 2500).exhaustedAt(3501), true);
  });
});
