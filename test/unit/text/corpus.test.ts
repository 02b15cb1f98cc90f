import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createCorpus, encodeCorpus } from '../../../src/text/corpus.ts';
import { documentFromText } from '../../../src/text/document.ts';

const lines = Array.from({ length: 200 }, (_, index) => `line ${index % 7} of the text\n`).join('');
const document = documentFromText('file', lines);

describe('a corpus', () => {
  it('holds out the last tenth, from the start of a line on, in every unit', () => {
    const characters = createCorpus(document, { unit: 'character', heldOut: 0.1 });
    const words = createCorpus(document, { unit: 'word', heldOut: 0.1 });
    assert.equal(words.heldOutStart, characters.heldOutStart);
    const held = document.slice(characters.heldOutStart);
    assert.match(held, /^line/);
    assert.ok(Math.abs(held.length / lines.length - 0.1) < 0.01);
    assert.equal(characters.vocabulary.decode(characters.heldOut?.tokens ?? []), held);
    assert.equal(words.heldOut?.characters, held.length);
    assert.equal(
      [...(words.heldOut?.lengths ?? [])].reduce((a, b) => a + b, 0),
      held.length,
    );
  });

  it('holds nothing out when asked to', () => {
    const { heldOut, training } = createCorpus(document, { unit: 'character', heldOut: 0 });
    assert.equal(heldOut, null);
    assert.equal(training.length, document.length);
  });

  it('learns its words from the training part alone, most frequent first, leaving those seen once unknown', () => {
    const text = `${'a b\n'.repeat(40)}once\n${'zebra\n'.repeat(4)}`;
    const { vocabulary, heldOut } = createCorpus(documentFromText('file', text), { unit: 'word', heldOut: 0.13 });
    assert.deepEqual(vocabulary.units.slice(0, 4), ['<unk>', 'a', ' b', '\n']);
    assert.equal(vocabulary.idOf('once') + vocabulary.idOf('zebra'), 0);
    assert.ok(heldOut?.tokens.includes(0));
  });

  it('keeps no more words than it may', () => {
    const { vocabulary } = createCorpus(document, { unit: 'word', heldOut: 0.1, vocabularyLimit: () => 5 });
    assert.equal(vocabulary.size, 5);
  });

  it("charges an unknown word its spelling at the document's unigram rate", () => {
    const text = `${'ab ab\n'.repeat(40)}ba\n`;
    const made = documentFromText('file', text);
    const { heldOut } = createCorpus(made, { unit: 'word', heldOut: 0.012 });
    const nats = -Math.log(81 / text.length) - Math.log(81 / text.length);
    assert.deepEqual([...(heldOut?.tokens ?? [])][0], 0);
    assert.ok(Math.abs((heldOut?.spelling?.[0] ?? 0) - nats) < 1e-6);
  });

  it('charges a character the vocabulary lacks one of all code points', () => {
    const { vocabulary } = createCorpus(document, { unit: 'character', heldOut: 0.1 });
    const other = documentFromText('other', lines.replaceAll('x', 'ξ'));
    const { heldOut } = encodeCorpus(other, vocabulary, other.length - 30);
    const charged = [...(heldOut?.spelling ?? [])].filter((nats) => nats > 0);
    assert.ok(charged.length >= 1 && charged.every((nats) => Math.abs(nats - Math.log(0x110000)) < 1e-5));
  });

  it('knows at most 8192 characters, the most frequent', () => {
    const rare = Array.from({ length: 9000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const { vocabulary, training } = createCorpus(documentFromText('file', `zz${rare}`), {
      unit: 'character',
      heldOut: 0,
    });
    assert.equal(vocabulary.size, 8192);
    assert.notEqual(vocabulary.idOf('z'), 0);
    assert.ok(training.includes(0));
  });
});
