import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planTraining } from '../../../src/engine/defaults.ts';
import { documentFromText } from '../../../src/text/document.ts';
import { planComparison } from '../../../src/worker/planComparison.ts';

const document = documentFromText('a.txt', 'the cat sat on the mat and the rat sat on the cat. '.repeat(40));

describe('the plan of a comparison', () => {
  it('changes nothing but the cell at equal hidden size', () => {
    const plans = planComparison(planTraining(document, { hidden: 32, dropout: 0.1 }), 'hidden');
    assert.deepEqual(
      plans.map(({ settings }) => settings.cell),
      ['rnn', 'lstm', 'gru'],
    );
    for (const { settings } of plans) assert.deepEqual({ ...settings, cell: 'lstm' }, plans[1]?.settings);
    const [rnn, lstm, gru] = plans.map(({ parameters }) => parameters);
    assert.ok(rnn! < gru! && gru! < lstm!);
  });

  it('comes within a hidden unit of equal parameters, the LSTM staying as it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 200 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (hidden, layers, tied) => {
          const [rnn, lstm, gru] = planComparison(planTraining(document, { hidden, layers, tied }), 'parameters');
          assert.equal(lstm?.settings.hidden, hidden);
          for (const plan of [rnn, gru]) {
            // One unit more or less changes the count by no more than about 2 * layers / hidden of it.
            const slack = (3 * layers) / hidden;
            assert.ok(Math.abs(plan!.parameters / lstm.parameters - 1) < slack, `${plan!.parameters}`);
            assert.ok(plan!.settings.hidden > hidden);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
