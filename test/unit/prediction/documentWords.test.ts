import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DocumentWords } from '../../../src/prediction/documentWords.ts';
import { predictorParameters } from '../../../src/prediction/predictorParameters.ts';
import { WordModel } from '../../../src/prediction/wordModel.ts';

const text = fc
  .array(fc.constantFrom('a', 'bc', ' ', ' ', '\n', "'", '(', ')', ',', '漢', 'ä1', '_'), { maxLength: 30 })
  .map((parts) => parts.join(''));
const edits = fc.array(fc.record({ at: fc.nat(), deleted: fc.nat(12), inserted: text }), { maxLength: 8 });

function newModel(): WordModel {
  const { words, typed } = predictorParameters();
  return new WordModel(words, typed);
}

/** The words of a document with their offsets, and the order in which `left` links give them. */
function state(words: DocumentWords, model: WordModel): object {
  const { log } = model;
  const listed = Array.from({ length: words.count }, (_, index) => [
    log.lexicon.text(log.word(words.position(index))),
    words.start(index),
  ]);
  const linked: string[] = [];
  for (let at = words.position(words.count - 1); at >= 0; at = log.left(at))
    linked.unshift(log.lexicon.text(log.word(at)));
  return { listed, linked, alive: log.alive.reduce((sum, alive) => sum + alive, 0) };
}

describe('The words of a document', () => {
  it('are after any edits what they would be had the text been opened so', () => {
    fc.assert(
      fc.property(text, edits, (start, changes) => {
        const model = newModel();
        const words = new DocumentWords(model);
        const nothing = (): void => undefined;
        words.replace(0, 0, start, nothing);
        for (const { at, deleted, inserted } of changes) {
          const offset = at % (words.text.length + 1);
          words.replace(offset, Math.min(deleted, words.text.length - offset), inserted, nothing);
        }
        const freshModel = newModel();
        const fresh = new DocumentWords(freshModel);
        fresh.replace(0, 0, words.text.toString(), nothing);
        assert.deepEqual(state(words, model), state(fresh, freshModel));
      }),
      { numRuns: 20 },
    );
  });

  /** The words that are told to be finished while letters are typed one after the other. */
  function finished(before: string, typed: string, after: string): string[] {
    const words = new DocumentWords(newModel());
    words.replace(0, 0, before + after, () => undefined);
    const told: string[] = [];
    for (const [index, letter] of Array.from(typed).entries())
      words.replace(before.length + index, 0, letter, (_left, _gap, word) => void told.push(word));
    return told;
  }

  it('are learned once they are finished, in the midst of a text as at its end', () => {
    assert.deepEqual(finished('one ', 'two three\n', ''), ['two', 'three']);
    assert.deepEqual(finished('one ', 'two three\n', 'four five'), ['two', 'three']);
    assert.deepEqual(finished('one ', 'two', ' three'), []);
    assert.deepEqual(finished('one', 'ness is ', '\nfour'), ['oneness', 'is']);
  });

  it('are not learned again where the text beside them changes', () => {
    assert.deepEqual(finished('one', ' \n', 'two\n'), []);
    assert.deepEqual(finished('one ', '((', 'two three'), []);
  });

  it('are found at once although one of them has no end', () => {
    const words = new DocumentWords(newModel());
    words.replace(0, 0, `"${'0123456789abcdef'.repeat(7000)}";\n`, () => undefined);
    assert.equal(words.count, 1);
  });
});
