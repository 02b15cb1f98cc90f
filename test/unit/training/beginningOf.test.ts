import assert from 'node:assert/strict';
import { planTraining } from '../../../src/engine/defaults.ts';
import { Random } from '../../../src/engine/random.ts';
import { documentFromText } from '../../../src/text/document.ts';
import { beginningOf } from '../../../src/training/beginningOf.ts';

describe('The beginning of a text', () => {
  it('is a file or a short text as it is', () => {
    for (const source of [{ kind: 'file', path: '/a' } as const, { kind: 'text', text: 'short' } as const]) {
      assert.equal(beginningOf(source), source);
    }
  });

  it('plans with at most the parameters of the whole text, which may have more words', () => {
    const random = new Random(1);
    const words = Array.from({ length: 80_000 }, (_, at) => `w${random.below(1 + (at >> 3))}`);
    const source = { kind: 'text', text: words.join(' ') } as const;
    const beginning = beginningOf(source);
    assert.ok(beginning.kind === 'text' && source.text.startsWith(beginning.text) && beginning !== source);
    const vocabularyOf = (text: string) =>
      planTraining(documentFromText('', text), { unit: 'word' }, source.text.length).model.vocabulary;
    assert.ok(vocabularyOf(beginning.text) < vocabularyOf(source.text));
  });
});
