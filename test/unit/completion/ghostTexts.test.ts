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

  it('finishes a word that ends like the one behind the cursor', () => {
    const nothing = [candidate('nothing', 0.9, ' thing')];
    assert.deepEqual(texts({ before: 'the no', after: ' thing' }, 'no', nothing), ['nothing']);
  });

  it('is shown amid text that is written without spaces, up to what stands there', () => {
    const wake = [candidate('觉', 0.9, '晓，处处')];
    assert.deepEqual(texts({ before: '春眠不', after: '' }, '', wake), ['觉晓，处处']);
    assert.deepEqual(texts({ before: '春眠不', after: '晓。' }, '', wake), ['觉']);
    assert.deepEqual(texts({ before: '春眠不', after: '觉晓。' }, '', wake), []);
    assert.deepEqual(texts({ before: '春眠不', after: '处处' }, '', wake), ['觉晓，']);
    assert.deepEqual(texts({ before: 'コ', after: 'ヒー' }, '', [candidate('ー', 0.9, 'ヒー')]), ['ー']);
    assert.deepEqual(texts({ before: 'ใน', after: 'น้ำ' }, '', [candidate('น้', 0.9, 'ำ')]), []);
    assert.deepEqual(texts({ before: '用J', after: '写' }, 'J', [candidate('JS', 0.9)]), ['JS']);
    assert.deepEqual(texts({ before: '用', after: 'JS写' }, '', [candidate('写', 0.9)]), []);
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
