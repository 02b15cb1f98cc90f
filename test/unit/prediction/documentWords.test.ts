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
});
