import assert from 'node:assert/strict';
import { FixedSetting } from '../../../../src/engine/fixedSetting.ts';
import type { PairsCheckpoint } from '../../../../src/engine/pairsCheckpoint.ts';
import { planPairsTraining, type PairsChoices } from '../../../../src/engine/pairsDefaults.ts';
import { planPairsResumption } from '../../../../src/engine/pairsResumption.ts';
import { Random } from '../../../../src/engine/random.ts';
import { readPairs } from '../../../../src/text/pairs/formats.ts';
import { generatePairs } from '../../../../src/text/pairs/generators.ts';
import { inEnglish } from '../../../../src/text/sentence.ts';

const { pairs } = readPairs(generatePairs('copy', { count: 100, length: 4 }, new Random(2)), 'tabs');
const { model, training, corpus } = planPairsTraining(pairs, { hidden: 8, embedding: 4, batch: 10, dropout: 0.1 });
const document = { name: 'pairs.tsv', length: 1, sha256: '0'.repeat(64) };
const [best, last] = [new Map(), new Map()];
const checkpoint: PairsCheckpoint = {
  configuration: model,
  vocabularies: corpus.vocabularies,
  document,
  parameters: best,
  judged: null,
  training: {
    configuration: training,
    step: 17,
    tokens: 1000,
    seconds: 1,
    learningRateFactor: 0.5,
    earlyStopping: { bestLoss: 1, bestStep: 10 },
    history: [],
    pending: { sum: 0, steps: 0 },
    last,
    optimizer: { updates: 17, moments: new Map() },
    pairs: 168,
    cursor: { epoch: 1, batch: 8 },
  },
};
const resumed = (choices: PairsChoices, count = pairs.length) =>
  planPairsResumption(pairs.slice(0, count), document.sha256, checkpoint, choices);

describe('planPairsResumption', () => {
  it('takes up everything for the same pairs and settings', () => {
    const { state, parameters, notes, model: resumedModel, training: resumedTraining } = resumed({ batch: 10 });
    assert.deepEqual(state, checkpoint.training);
    assert.equal(parameters, best);
    assert.deepEqual([notes, resumedModel, resumedTraining], [[], model, training]);
  });

  it('begins a new pass with other batches, and where the place in the old one is no more', () => {
    for (const { state } of [resumed({ batch: 64 }), resumed({}, 60)]) {
      assert.deepEqual(state?.cursor, { epoch: 2, batch: 0 });
      assert.deepEqual([state.step, state.earlyStopping.bestLoss, state.last], [17, 1, last]);
    }
  });

  it('goes on with the newest weights where other pairs are held out, and says so', () => {
    for (const choices of [{ heldOut: 0.3 }, { seed: 5 }]) {
      const { state, parameters, notes, training: anew } = resumed(choices);
      assert.deepEqual({ ...anew, ...choices }, anew);
      assert.equal(parameters, last);
      assert.deepEqual([state?.earlyStopping, state?.last], [{ bestLoss: null, bestStep: 17 }, null]);
      assert.match(notes.map(inEnglish).join(), /^Other pairs are held out than before/);
    }
  });

  it('refuses what would need another model, and changes dropout and learning rate', () => {
    for (const choices of [{ hidden: 9 }, { unit: 'word' }, { attention: 'dot' }, { cell: 'lstm' }] as const)
      assert.throws(() => resumed(choices), FixedSetting);
    const { model: anew, training: steered, state } = resumed({ dropout: 0.4, learningRate: 0.5 });
    assert.deepEqual([anew.dropout, steered.learningRate, state?.learningRateFactor], [0.4, 0.5, 1]);
  });

  it('begins a training anew on another document', () => {
    const { state, notes } = planPairsResumption(pairs, '1'.repeat(64), checkpoint, {});
    assert.equal(state, null);
    assert.match(notes.map(inEnglish).join(), /^These are other pairs/);
  });
});
