import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { KneserNey } from '../../../src/counts/kneserNey.ts';

const units = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 60 });

/** Adds a text unit by unit; returns the history after its end, nearest unit first. */
function read(model: KneserNey, text: readonly number[], change: 'add' | 'remove' = 'add'): number[] {
  const steps = text.map((unit, at) => ({
    unit,
    history: text.slice(Math.max(0, at - model.order + 1), at).toReversed(),
  }));
  for (const { unit, history } of change === 'add' ? steps : steps.toReversed()) model[change](history, unit);
  return text.slice(-model.order + 1).toReversed();
}

describe('Kneser-Ney counts', () => {
  it('give the known units and one unknown a probability of 1 together', () => {
    fc.assert(
      fc.property(units, (text) => {
        const model = new KneserNey(3);
        model.lookFrom(read(model, text));
        const sum = [...new Set(text), 99].reduce((total, unit) => total + model.probability(unit), 0);
        assert.ok(Math.abs(sum - 1) < 1e-9, `sums to ${sum}`);
      }),
    );
  });

  it('are as if a text had never been there once it is taken back', () => {
    fc.assert(
      fc.property(units, units, (kept, deleted) => {
        const model = new KneserNey(4);
        const history = read(model, kept);
        model.lookFrom(history);
        const before = [1, 2, 3, 4, 5, 6].map((unit) => model.probability(unit));
        read(model, deleted);
        read(model, deleted, 'remove');
        model.lookFrom(history);
        assert.deepEqual(
          [1, 2, 3, 4, 5, 6].map((unit) => model.probability(unit)),
          before,
        );
      }),
    );
  });

  it('prefer a unit that follows many others to one that follows a single one often', () => {
    // "Francisco" (3) is frequent but only ever follows "San" (2); "the" (1) follows everything.
    const model = new KneserNey(2);
    read(model, [2, 3, 4, 1, 2, 3, 5, 1, 2, 3, 6, 1, 2, 3]);
    model.lookFrom([99]);
    assert.ok(model.probability(1) > model.probability(3));
  });

  it('refuse to take back what was not counted', () => {
    assert.throws(() => new KneserNey(2).remove([1], 2), /more was taken back/);
  });
});
