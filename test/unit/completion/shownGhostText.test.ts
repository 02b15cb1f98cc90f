import assert from 'node:assert/strict';
import { partlyAccepted, typedInto, type Shown } from '../../../src/completion/shownGhostText.ts';

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

  it('counts as accepted in part when several letters of it come at once', () => {
    const part = partlyAccepted(shown, { offset: 102, deleted: 0, inserted: 'ghthouse' });
    assert.deepEqual(part && [part.suggestion.text, part.characters, part.end], ['lighthouse keeper', 8, 110]);
  });

  it('does not count as accepted by typing, or by other text', () => {
    assert.equal(partlyAccepted(shown, { offset: 102, deleted: 0, inserted: 'g' }), null);
    assert.equal(partlyAccepted(shown, { offset: 102, deleted: 0, inserted: 'st of' }), null);
    assert.equal(partlyAccepted(shown, { offset: 90, deleted: 0, inserted: 'ghthouse' }), null);
  });
});
