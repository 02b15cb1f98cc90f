import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Lexicon } from '../../../src/prediction/lexicon.ts';

describe('A lexicon', () => {
  it('counts every word in any case, however many words there are', () => {
    const lexicon = new Lexicon();
    const words = Array.from({ length: 5000 }, (_, number) => `word${number.toString(36)}ing`);
    for (const word of words) lexicon.changeCount(lexicon.intern(word), 1);
    for (const word of words) assert.equal(lexicon.foldedCount(lexicon.find(word)), 1, word);
    const capitalised = lexicon.intern('Word1ing');
    lexicon.changeCount(capitalised, 1);
    assert.equal(lexicon.foldedCount(lexicon.find('word1ing')), 2);
    lexicon.changeCount(capitalised, -1);
    assert.equal(lexicon.foldedCount(capitalised), 1);
    assert.equal(lexicon.count(capitalised), 0);
  });

  it('visits the words that go on with the letters typed, frequent ones first', () => {
    const lexicon = new Lexicon();
    for (const [word, times] of Object.entries({ late: 1, later: 5, lattice: 2, Latin: 1, gone: 0, other: 9 }))
      lexicon.changeCount(lexicon.intern(word), times);
    const visited: string[] = [];
    lexicon.visitCompletions('lat', (word) => visited.push(lexicon.text(word)));
    assert.deepEqual(visited, ['later', 'lattice', 'latin', 'late']);
  });
});
