import assert from 'node:assert/strict';

import { createPairCorpus, decoderSides, encodePair } from '../../../../src/text/pairs/corpus.ts';
import { beginRow, endRow, pairVocabularies, requireMarkers } from '../../../../src/text/pairs/vocabularies.ts';
import { Vocabulary } from '../../../../src/text/vocabulary.ts';

const pairs = Array.from({ length: 40 }, (_, line) => ({ source: `s${line % 30}`, target: `t${line}`, line }));
const options = {
  unit: 'character',
  reverseSource: false,
  heldOut: 0.2,
  draw: (index: number) => (index * 7) % 30,
} as const;

describe('A corpus of pairs', () => {
  it('holds out sources that training never sees', () => {
    const { training, heldOut } = createPairCorpus(pairs, options);
    const seen = new Set(training.map(({ pair }) => pair.source));
    assert.ok(heldOut.length >= 6);
    assert.equal(training.length + heldOut.length, pairs.length);
    assert.ok(heldOut.every(({ pair }) => !seen.has(pair.source)));
  });

  it('keeps one source for training however much is to be held out, and holds out nothing when asked to', () => {
    assert.equal(createPairCorpus(pairs, { ...options, heldOut: 0.999 }).training.length, 1);
    assert.equal(createPairCorpus(pairs, { ...options, heldOut: 0 }).heldOut.length, 0);
  });

  it('turns alignments round with the sources it turns round', () => {
    const pair = { source: 'abc', target: 'ca', line: 0, alignment: [2, 0] };
    const vocabularies = pairVocabularies([pair], 'character');
    const { source, alignment } = encodePair(pair, vocabularies, true);
    assert.equal(vocabularies.source.decode(source), 'cba');
    assert.deepEqual(alignment, Int32Array.of(0, 2));
  });

  it('brackets targets with markers no text can write', () => {
    const { target } = pairVocabularies([{ source: 'a', target: '<s></s>', line: 0 }], 'word');
    assert.deepEqual(decoderSides(Int32Array.of(5, 6)), {
      inputs: Int32Array.of(beginRow, 5, 6),
      targets: Int32Array.of(5, 6, endRow),
    });
    assert.ok([...target.encode('<s></s>')].every((id) => id !== beginRow && id !== endRow));
    assert.throws(() => requireMarkers(new Vocabulary('word', ['<unk>', 'a', 'b'])), RangeError);
  });
});
