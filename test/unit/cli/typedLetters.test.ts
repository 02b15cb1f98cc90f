import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { typedLetters } from '../../../src/cli/typedLetters.ts';

describe('The letters typed of a word', () => {
  it('are a run of letters, digits and underscores, joined by single apostrophes', () => {
    assert.equal(typedLetters('return foo_2'), 'foo_2');
    assert.equal(typedLetters("I don’t o'c"), "o'c");
    assert.equal(typedLetters("we don'"), "don'");
    assert.equal(typedLetters("say 'no"), 'no');
    assert.equal(typedLetters("x''y"), 'y');
    assert.equal(typedLetters("x''"), '');
    assert.equal(typedLetters('print('), '');
    assert.equal(typedLetters(''), '');
  });

  it('are all of them, however many, in whatever script', () => {
    assert.equal(typedLetters('。我喜欢'), '我喜欢');
    assert.equal(typedLetters('a 𝒜𝒷'), '𝒜𝒷');
    assert.equal(typedLetters(`\n${'x'.repeat(500)}`), 'x'.repeat(500));
  });
});
