import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planTraining } from '../../../src/engine/defaults.ts';
import { FixedSetting } from '../../../src/engine/fixedSetting.ts';
import { planResumption } from '../../../src/engine/resumption.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { inEnglish } from '../../../src/text/sentence.ts';
import { leakyBackend } from './leakyBackend.ts';
import { sampleDocument } from './texts.ts';

const document = sampleDocument(2000);
const trainer = Trainer.start({
  ...planTraining(document, { hidden: 4, embedding: 4, batch: 2, sequence: 8 }),
  backend: leakyBackend,
  threads: 1,
});
for (let i = 0; i < 12; i++) trainer.advance();
trainer.validate();
trainer.advance();
const checkpoint = trainer.checkpoint();

describe('planResumption', () => {
  it('takes up everything for the same text and settings', () => {
    const { state, parameters, notes, training } = planResumption(document, checkpoint, {});
    assert.equal(state, checkpoint.training);
    assert.equal(parameters, checkpoint.parameters);
    assert.deepEqual(training, checkpoint.training?.configuration);
    assert.deepEqual(notes, []);
  });

  it('begins a new pass when the batches are others', () => {
    const { state } = planResumption(document, checkpoint, { batch: 4 });
    assert.deepEqual(state?.cursor, { epoch: checkpoint.training!.cursor.epoch + 1, window: 0 });
    assert.equal(state?.carried, null);
    assert.equal(state?.step, 13);
    assert.ok(state?.last);
  });

  it('goes on with the newest weights on another text, whose characters may be unknown', () => {
    const { state, parameters, notes, corpus } = planResumption(sampleDocument(1500, 9), checkpoint, {});
    assert.equal(notes.length, 1);
    assert.equal(parameters, checkpoint.training?.last);
    assert.deepEqual(state?.earlyStopping, { bestLoss: null, bestStep: 13 });
    assert.equal(corpus.vocabulary, checkpoint.vocabulary);
  });

  it('says that another share of the same text is held out, and what of it may have been learned', () => {
    const notesOf = (heldOut: number) => planResumption(document, checkpoint, { heldOut }).notes.map(inEnglish);
    const other = 'Another share of the text is held out than before.';
    assert.deepEqual(notesOf(0.2), [other, 'The model may have learned some of what is held out now.']);
    assert.deepEqual(notesOf(0.05), [other]);
    const { state } = planResumption(document, checkpoint, { heldOut: 0.2 });
    assert.deepEqual(state?.earlyStopping, { bestLoss: null, bestStep: 13 });
  });

  it('refuses what would need another model, and nothing else', () => {
    assert.throws(() => planResumption(document, checkpoint, { hidden: 5 }), FixedSetting);
    assert.throws(() => planResumption(document, checkpoint, { unit: 'word' }), FixedSetting);
    assert.equal(planResumption(document, checkpoint, { hidden: 4, dropout: 0.4 }).model.dropout, 0.4);
    assert.equal(planResumption(document, checkpoint, { learningRate: 0.5 }).training.learningRate, 0.5);
  });

  it('takes a learning rate that is chosen anew as it is, whatever the one before was steered to', () => {
    const steered = { ...checkpoint, training: { ...checkpoint.training!, learningRateFactor: 8 } };
    assert.equal(planResumption(document, steered, {}).state?.learningRateFactor, 8);
    assert.equal(planResumption(document, steered, { learningRate: 0.5 }).state?.learningRateFactor, 1);
  });

  it('starts afresh from weights that came without a training', () => {
    const { state, parameters } = planResumption(document, { ...checkpoint, training: null }, {});
    assert.equal(state, null);
    assert.equal(parameters, checkpoint.parameters);
  });
});
