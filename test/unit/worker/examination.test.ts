import assert from 'node:assert/strict';
import type { Prediction } from '../../../src/prediction/prediction.ts';
import { prefixAtEnd } from '../../../src/prediction/words.ts';
import { Examination } from '../../../src/worker/examination.ts';

const threshold = 0.5;

/** Suggests "cat" everywhere; counting alone suggests "dog", a word list "cat" after a "c". */
function stage(wordComes = 1) {
  let text = '';
  const candidate = { text: 'cat', probability: 0.8, sources: [] };
  const examination = new Examination({
    predict: (offset): Prediction => ({
      prefix: prefixAtEnd(text.slice(0, offset)),
      wordComes,
      candidates: [candidate],
      counts: { texts: ['dog'], probability: 0.9 },
    }),
    wordList: (offset) => (text.slice(0, offset).endsWith('c') ? ['cat'] : []),
  });
  const insert = (inserted: string, offset = text.length, deleted = 0) => {
    text = text.slice(0, offset) + inserted + text.slice(offset + deleted);
    examination.edited([{ offset, deleted, inserted }]);
    return examination.examine(threshold);
  };
  const type = (typed: string) => {
    for (const character of typed) insert(character);
  };
  const erase = () => {
    text = text.slice(0, -1);
    examination.edited([{ offset: text.length, deleted: 1, inserted: '' }]);
    examination.examine(threshold);
  };
  /** As editors type a closer that they had put there themselves. */
  const overtype = (closer: string, offset: number) => insert(closer, offset, 1);
  return { examination, insert, type, erase, overtype };
}

describe('the test that typing is', () => {
  it('counts a word when it is finished, for us and for the others', () => {
    const { examination, type } = stage();
    type('a cat');
    assert.equal(examination.scores.words, 0);
    type(' ');
    const { words, recurrent, counts, wordList } = examination.scores;
    assert.equal(words, 1);
    assert.deepEqual([recurrent.top1, counts.top1, wordList.top1], [1, 0, 0]);
    assert.deepEqual([recurrent.precision, counts.precision, wordList.precision], [1, 0, null]);
    // " cat" are four characters; accepting "cat" costs one.
    assert.equal(recurrent.keystrokesSaved, 2 / 4);
  });

  it('counts a word that was accepted in one piece', () => {
    const { examination, type, insert } = stage();
    type('a c');
    insert('at');
    type('.');
    assert.equal(examination.scores.words, 1);
    assert.equal(examination.scores.recurrent.top1, 1);
  });

  it('counts one that was accepted with the letters before the cursor written anew', () => {
    const { examination, type, insert } = stage();
    type('a c');
    insert('cat', 2, 1);
    type('.');
    assert.equal(examination.scores.words, 1);
    type(' c');
    insert('dog', 7, 1);
    type('.');
    assert.equal(examination.scores.words, 1);
  });

  it('asks everybody on the way through what was accepted', () => {
    const { examination, type, insert } = stage();
    type('a ');
    insert('cat');
    type(' ');
    const { recurrent, wordList } = examination.scores;
    // " cat" are four characters; the word list has it after one letter.
    assert.deepEqual([recurrent.keystrokesSaved, wordList.keystrokesSaved], [2 / 4, 1 / 4]);
    type('longer ');
    insert('cat cat');
    type(' ');
    assert.equal(examination.scores.words, 4);
    assert.equal(examination.scores.recurrent.top1, 3 / 4);
  });

  it('counts a word that was typed before more was pasted', () => {
    const { examination, type, insert } = stage();
    type('a cat');
    insert(', dog and dog');
    assert.equal(examination.scores.words, 1);
  });

  it('holds it against whoever was shown where no word came', () => {
    const { examination, type } = stage();
    type('a - cat ');
    const { words, recurrent, counts } = examination.scores;
    assert.deepEqual([words, recurrent.precision, recurrent.coverage, counts.precision], [1, 1 / 3, 1, 0]);
  });

  it('does not hold it against counting where it counts that no word comes', () => {
    const { examination, type } = stage(0.5);
    type('a - cat ');
    assert.equal(examination.scores.counts.precision, null);
  });

  it('does not count a word that was corrected, pasted or begun elsewhere', () => {
    const { examination, type, insert, erase } = stage();
    type('a cx');
    erase();
    type('at ');
    assert.equal(examination.scores.words, 0);
    insert('dog cat cat ');
    assert.equal(examination.scores.words, 0);
    insert('x', 1);
    insert(' ', 2);
    assert.equal(examination.scores.words, 0);
  });

  it('takes a character for a word where words are not spaced', () => {
    const { examination, type } = stage();
    type('。中文');
    assert.equal(examination.scores.words, 2);
  });

  it('goes on between brackets and quotes that the editor closes, and behind them', () => {
    const { examination, type, insert, overtype } = stage();
    type('print');
    insert('()');
    insert('""', 6);
    insert('c', 7);
    insert('at', 8);
    overtype('"', 10);
    assert.equal(examination.scores.words, 1);
    overtype(')', 11);
    type(' cat ');
    const { words, recurrent } = examination.scores;
    // It was sure in vain before the opening quote, and before and behind the closing bracket.
    assert.deepEqual([words, recurrent.top1, recurrent.precision], [2, 1, 2 / 5]);
  });
});
