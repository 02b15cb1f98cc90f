import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findWords, prefixAtEnd } from '../../../src/prediction/words.ts';

function wordsOf(text: string): string[] {
  const spans = findWords(text);
  return spans.flatMap((start, at) => (at % 2 === 0 ? [text.slice(start, spans[at + 1])] : []));
}

describe('Words for prediction', () => {
  it('are letters, digits and underscores, joined by apostrophes inside', () => {
    assert.deepEqual(wordsOf("don't 'quote' foo_bar2(x) l’été"), ["don't", 'quote', 'foo_bar2', 'x', 'l’été']);
  });

  it('are single characters in scripts without spaces', () => {
    assert.deepEqual(wordsOf('学习JS很有趣'), ['学', '习', 'JS', '很', '有', '趣']);
    assert.deepEqual(wordsOf('コーヒーをｶﾞｰJS'), ['コ', 'ー', 'ヒ', 'ー', 'を', 'ｶ', 'ﾞ', 'ｰ', 'JS']);
    assert.deepEqual(wordsOf('〆切'), ['〆', '切']);
  });

  it('keep the marks on their letters', () => {
    const accented = 'cafe\u0301';
    assert.deepEqual(wordsOf(`un ${accented} noir`), ['un', accented, 'noir']);
    assert.deepEqual(wordsOf('हिन्दी में'), ['हिन्दी', 'में']);
    assert.equal(prefixAtEnd('हि'), 'हि');
    assert.deepEqual(wordsOf('ก็ดี'), ['ก็', 'ดี']);
    const composed = ['か\u3099', 'man\u0303ana', 'e\u0323\u0305\u0331a'];
    for (const word of composed) assert.deepEqual(wordsOf(word), [word]);
  });

  it('are begun by the letters before the cursor', () => {
    assert.equal(prefixAtEnd('return fo'), 'fo');
    assert.equal(prefixAtEnd("I don'"), "don'");
    assert.equal(prefixAtEnd('print('), '');
    assert.equal(prefixAtEnd('我喜欢'), '');
    assert.equal(prefixAtEnd('コー'), '');
  });
});
