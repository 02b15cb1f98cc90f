import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { countBaselines } from '../../../src/counts/baselines.ts';
import { CharacterNgram } from '../../../src/counts/characterNgram.ts';
import { documentFromText } from '../../../src/text/document.ts';

/** Witten-Bell by its formula, on strings. */
function byFormula(order: number, alphabet: number, learned: string, context: string, symbol: string): number {
  let probability = 1 / alphabet;
  for (let length = 0; length < order; length++) {
    const history = length === 0 ? '' : context.slice(-length);
    const following = Array.from(learned, (_, at) => at)
      .filter((at) => at >= length && learned.slice(at - length, at) === history)
      .map((at) => learned[at]!);
    const followers = new Set(following).size;
    if (followers === 0) continue;
    const count = following.filter((character) => character === symbol).length;
    probability = (count + followers * probability) / (following.length + followers);
  }
  return probability;
}

describe('CharacterNgram', () => {
  it("gives Witten and Bell's probabilities", () => {
    const learned = 'abracadabra alakazam abracadabra';
    const judged = 'abraxas zabra';
    const letters = [...new Set(learned + judged)];
    const model = new CharacterNgram(4, letters.length);
    for (const letter of learned) model.learn(letters.indexOf(letter));
    Array.from(judged).forEach((letter, at) => {
      const expected = byFormula(4, letters.length, learned, learned + judged.slice(0, at), letter);
      assert.ok(Math.abs(model.judge(letters.indexOf(letter)) + Math.log2(expected)) < 1e-9, `at ${at}`);
    });
  });

  it('gives probabilities that sum to one', () => {
    const learned = Array.from('to be or not to be that is the question', (c) => c.charCodeAt(0) - 32);
    const bits = Array.from({ length: 96 }, (_, symbol) => {
      const model = new CharacterNgram(4, 96);
      for (const known of learned) model.learn(known);
      return model.judge(symbol);
    });
    assert.ok(Math.abs(bits.reduce((sum, value) => sum + 2 ** -value, 0) - 1) < 1e-9);
  });

  it('keeps its counts as they grow beyond their first tables', () => {
    const model = new CharacterNgram(4, 500);
    for (let at = 0; at < 20_000; at++) model.learn((at * at) % 499);
    for (let at = 20_000; at < 20_100; at++) assert.ok(model.judge((at * at) % 499) < 2);
  });
});

describe('countBaselines', () => {
  it('finds that four characters say more than none, and one repeated character nothing', () => {
    const run = (text: string) => {
      const document = documentFromText('d', text);
      const counting = countBaselines(document, Math.floor(document.length * 0.9));
      for (let next = counting.next(); ; next = counting.next()) if (next.done) return next.value;
    };
    const prose = run('the state flows through the gate and the gate forgets the state. '.repeat(60));
    assert.ok(prose.ngram < 0.5 && prose.unigram > 3, JSON.stringify(prose));
    assert.equal(prose.ngramOrder, 4);
    assert.ok(run('a'.repeat(5000)).unigram < 0.01);
  });
});
