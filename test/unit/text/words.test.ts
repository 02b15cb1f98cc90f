import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { tokenise } from '../../../src/text/words.ts';

describe('tokenise', () => {
  it('loses nothing, whatever the text', () => {
    const text = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
    fc.assert(fc.property(text, (text) => tokenise(text).join('') === text));
  });

  it('loses nothing of lone surrogates, combining marks, right-to-left text and runs of white space', () => {
    const piece = fc.constantFrom(
      '\ud83d',
      '\ude00',
      '😀',
      'e\u0301',
      'שלום',
      '  ',
      '\t',
      '\n',
      '漢字',
      "don't",
      '/*',
      'ไทย',
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => tokenise(pieces.join('')).join('') === pieces.join('')));
  });

  it('folds one space into the word after it and keeps indentation with the line end', () => {
    assert.deepEqual(tokenise('if (a  == b_1)\n    return'), [
      'if',
      ' (',
      'a',
      ' ',
      ' ==',
      ' b_1',
      ')',
      '\n    ',
      'return',
    ]);
  });

  it('cuts scripts without spaces by character', () => {
    assert.deepEqual(tokenise('東京へ go'), ['東', '京', 'へ', ' go']);
  });

  it('keeps a word whole whose letters and marks are written apart', () => {
    assert.deepEqual(tokenise('la man\u0303ana e\u0323 コーヒー'), [
      'la',
      ' man\u0303ana',
      ' e\u0323',
      ' コ',
      'ー',
      'ヒ',
      'ー',
    ]);
  });

  it('keeps an apostrophe inside a word and a mark on its letter', () => {
    assert.deepEqual(tokenise("l'été d’or'"), ["l'été", ' d’or', "'"]);
  });
});
