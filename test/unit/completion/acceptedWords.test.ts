import assert from 'node:assert/strict';
import { AcceptedWords } from '../../../src/completion/acceptedWords.ts';

const source = { kind: 'counts', probability: 0.8, offset: 20 } as const;
const candidate = { text: 'keeper', probability: 0.8, continuation: '', sources: [source] };

describe('accepted words', () => {
  let words: AcceptedWords;
  beforeEach(() => {
    words = new AcceptedWords();
    words.add({ start: 50, end: 56, candidate });
  });

  it('are found anywhere in them', () => {
    assert.equal(words.at(50)?.candidate.text, 'keeper');
    assert.equal(words.at(56)?.candidate.text, 'keeper');
    assert.equal(words.at(57), undefined);
  });

  it('move with the text, and so do the earlier places that spoke for them', () => {
    words.edit([{ offset: 0, deleted: 0, inserted: 'four' }]);
    assert.equal(words.at(54)?.start, 54);
    assert.equal(words.at(54)?.candidate.sources[0]?.offset, 24);
    words.edit([{ offset: 30, deleted: 2, inserted: '' }]);
    assert.equal(words.at(52)?.start, 52);
    assert.equal(words.at(52)?.candidate.sources[0]?.offset, 24);
  });

  it('have no earlier place once that was deleted', () => {
    words.edit([{ offset: 18, deleted: 10, inserted: '' }]);
    assert.equal(words.at(40)?.candidate.sources[0]?.offset, null);
  });

  it('are forgotten when they are changed', () => {
    words.edit([{ offset: 52, deleted: 0, inserted: 'x' }]);
    assert.equal(words.at(52), undefined);
  });
});
