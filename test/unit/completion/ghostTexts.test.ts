import assert from 'node:assert/strict';
import { ghostTexts, type GhostPlace } from '../../../src/completion/ghostTexts.ts';
import type { WordCandidate } from '../../../src/protocol/predictor.ts';

const candidate = (text: string, probability: number, continuation = ''): WordCandidate => ({
  text,
  probability,
  continuation,
  sources: [],
});
const place: GhostPlace = { before: 'the li', after: '', selected: null, threshold: 0.5 };
const candidates = [candidate('lighthouse', 0.6, ' keeper'), candidate('lit', 0.2)];
const texts = (change: Partial<GhostPlace>, prefix = 'li', of = candidates) =>
  ghostTexts({ prefix, candidates: of }, { ...place, ...change }).map(({ text }) => text);

describe('ghost text', () => {
  it('is the likeliest word with what surely follows it, and the others to cycle to', () => {
    assert.deepEqual(texts({}), ['lighthouse keeper', 'lit']);
  });

  it('is not shown below the threshold', () => {
    assert.deepEqual(texts({ threshold: 0.61 }), []);
  });

  it('is not shown within a word or right before one', () => {
    assert.deepEqual(texts({ after: 'ps' }), []);
    assert.deepEqual(texts({ after: ') {' }), ['lighthouse keeper', 'lit']);
  });

  it('does not repeat what already stands behind the cursor', () => {
    const cat = [candidate('cat', 0.9)];
    assert.deepEqual(texts({ before: 'the ', after: 'cat sat' }, '', cat), []);
    assert.deepEqual(texts({ before: 'the ', after: ' cat' }, '', cat), []);
    assert.deepEqual(texts({ before: 'the ', after: ' category' }, '', cat), ['cat']);
  });

  it('goes on only to what stands behind the cursor', () => {
    const before = 'the ';
    assert.deepEqual(texts({ before, after: ' keeper lit' }, ''), ['lighthouse', 'lit']);
    const longer = [candidate('old', 0.9, ' lighthouse keeper, who lit')];
    assert.deepEqual(texts({ before, after: ' keeper lit' }, '', longer), ['old lighthouse']);
    assert.deepEqual(texts({ before, after: ' keepers' }, '', longer), ['old lighthouse keeper, who lit']);
    assert.deepEqual(texts({ before: 'call(', after: ')' }, '', [candidate('one', 0.9, '(x)')]), ['one(x)']);
    assert.deepEqual(texts({ before: 'if (', after: ') {' }, '', [candidate('one', 0.9, ' ) {')]), ['one']);
  });

  it('goes on with the entry chosen in the suggest widget, or is silent', () => {
    assert.deepEqual(texts({ selected: 'lig' }), ['lighthouse keeper']);
    assert.deepEqual(texts({ selected: 'lighthouse' }), ['lighthouse keeper']);
    assert.deepEqual(texts({ selected: 'list' }), []);
    assert.deepEqual(texts({ selected: 'lit', threshold: 0 }), []);
  });

  it('adds nothing to a word that is complete', () => {
    assert.deepEqual(texts({ before: 'lit' }, 'lit', [candidate('lit', 0.9)]), []);
  });

  it('is not shown for other letters than those that stand there', () => {
    assert.deepEqual(texts({ before: 'the la' }), []);
  });
});
