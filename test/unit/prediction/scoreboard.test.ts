import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyTally, scoreOf, tallied } from '../../../src/prediction/scoreboard.ts';

const suggest = (probability: number, ...texts: string[]) => ({ texts, probability });

describe('The scoreboard', () => {
  it('saves all letters but the keystroke that accepts', () => {
    const { saved } = tallied(emptyTally, ' ', 'word', [suggest(0.9, 'word')], 0.5);
    assert.equal(saved, 3);
  });

  it('counts letters typed before the word was first, or among the first three', () => {
    const seen = [suggest(0.2, 'x'), suggest(0.2, 'wide', 'word'), suggest(0.4, 'word')];
    const { saved, savedOfThree } = tallied(emptyTally, ' ', 'word', seen, 0.5);
    assert.deepEqual({ saved, savedOfThree }, { saved: 1, savedOfThree: 2 });
  });

  it('judges precision only by what was sure enough to be shown', () => {
    let tally = tallied(emptyTally, ' ', 'a', [suggest(0.6, 'a')], 0.5);
    tally = tallied(tally, ' ', 'b', [suggest(0.6, 'c')], 0.5);
    tally = tallied(tally, ' ', 'd', [suggest(0.4, 'd')], 0.5);
    const { precision, coverage, top1 } = scoreOf(tally);
    assert.deepEqual({ precision, coverage, top1 }, { precision: 1 / 2, coverage: 2 / 3, top1: 2 / 3 });
  });

  it('divides saved keystrokes by all characters, gaps included', () => {
    assert.equal(scoreOf(tallied(emptyTally, '    ', 'word', [suggest(1, 'word')], 0.5)).keystrokesSaved, 3 / 8);
  });

  it('has no shares of nothing', () => {
    assert.ok(Object.values(scoreOf(emptyTally)).every((share) => share === null));
  });
});
