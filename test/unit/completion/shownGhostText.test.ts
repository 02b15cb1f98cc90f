import assert from 'node:assert/strict';
import { grown, typedInto, type Shown } from '../../../src/completion/shownGhostText.ts';

const ghost = (text: string) => ({ text, candidate: { text, probability: 0.9, sources: [], continuation: '' } });
const shown: Shown = {
  document: 'a.md',
  version: 7,
  start: 100,
  typed: 'li',
  texts: [ghost('lighthouse keeper'), ghost('lightning')],
};
const now = { document: 'a.md', version: 8, start: 100, typed: 'lig' };

describe('a suggestion that was shown', () => {
  const kept = (change: Partial<typeof now>) => typedInto(shown, { ...now, ...change }).map(({ text }) => text);

  it('stays while its letters are typed', () => {
    assert.deepEqual(kept({}), ['lighthouse keeper', 'lightning']);
    assert.deepEqual(kept({ version: 11, typed: 'lighth' }), ['lighthouse keeper']);
  });

  it('goes when other letters are typed, or another document is', () => {
    assert.deepEqual(kept({ typed: 'lis' }), []);
    assert.deepEqual(kept({ document: 'b.md' }), []);
    assert.deepEqual(kept({ start: 99 }), []);
  });

  it('goes when anything else happened meanwhile', () => {
    assert.deepEqual(kept({ version: 9 }), []);
    assert.deepEqual(kept({ version: 9, typed: 'l' }), []);
  });

  it('goes when it is typed to the end', () => {
    assert.deepEqual(kept({ version: 22, typed: 'lighthouse keeper' }), []);
  });

  const growth = (offset: number, deleted: number, inserted: string, reached = 102) => {
    const found = grown(shown, reached, { offset, deleted, inserted });
    return found && [found.suggestion.text, found.characters, found.end, found.by];
  };

  it('is accepted in part when several letters of it come at once, with or without those before the cursor', () => {
    assert.deepEqual(growth(102, 0, 'ghthouse'), ['lighthouse keeper', 8, 110, 'part']);
    assert.deepEqual(growth(100, 2, 'lighthouse'), ['lighthouse keeper', 8, 110, 'part']);
    assert.deepEqual(growth(110, 0, ' keep', 110), ['lighthouse keeper', 5, 115, 'part']);
  });

  it('is accepted whole when all that is left comes at once', () => {
    assert.deepEqual(growth(102, 0, 'ghtning'), ['lightning', 7, 109, 'whole']);
    assert.deepEqual(growth(100, 2, 'lighthouse keeper'), ['lighthouse keeper', 15, 117, 'whole']);
  });

  it('is typed into by one letter at a time', () => {
    assert.deepEqual(growth(102, 0, 'g'), ['lighthouse keeper', 1, 103, 'typing']);
  });

  it('is no longer shown after other letters, and letters elsewhere than at the cursor', () => {
    assert.equal(growth(102, 0, 'st of'), null);
    assert.equal(growth(90, 0, 'ghthouse'), null);
    assert.equal(growth(102, 0, 'ghthouse', 105), null);
    assert.equal(growth(101, 1, ''), null);
    assert.equal(growth(102, 3, 'ghthouse'), null);
  });
});
