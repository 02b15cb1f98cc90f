import assert from 'node:assert/strict';
import { planTraining } from '../../../src/engine/defaults.ts';
import { documentFromText } from '../../../src/text/document.ts';

const document = documentFromText('a.txt', 'the cat sat on the mat and the rat sat on the cat. '.repeat(40));

describe('the plan of a training', () => {
  it('gives tied embeddings the hidden size, whatever size was chosen for them', () => {
    const { model } = planTraining(document, { tied: true, embedding: 32 });
    assert.notEqual(model.hidden, 32);
    assert.equal(model.embedding, model.hidden);
    const { model: chosen } = planTraining(document, { tied: true, embedding: 32, hidden: 64 });
    assert.deepEqual([chosen.embedding, chosen.hidden], [64, 64]);
  });

  it('leaves the size of other embeddings to whoever chooses', () => {
    assert.equal(planTraining(document, { embedding: 32 }).model.embedding, 32);
  });
});
