import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DocumentReader, documentFromBytes, documentFromText } from '../../../src/text/document.ts';
import { Refusal } from '../../../src/text/refusal.ts';
import { inEnglish } from '../../../src/text/sentence.ts';

const filler = 'Some text that is long enough to be trained on, with room to spare for tests.\n';
const warningsOf = (text: string) => documentFromText('file', text).warnings.map(inEnglish).join(' ');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: ArrayLike<number>[]) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));

const refuses = (bytes: Uint8Array, reason: string, sentence: RegExp) =>
  assert.throws(
    () => documentFromBytes('file', bytes),
    (error) => error instanceof Refusal && error.reason === reason && sentence.test(error.message),
  );

describe('a document', () => {
  it('is its text again, whatever the characters', () => {
    const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code === 0 || code === 13 ? 10 : code));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = filler + units.join('');
        return documentFromText('file', text).slice() === text;
      }),
    );
  });

  it('is the same however its bytes arrive', () => {
    const text = `\uFEFF${filler}emoji 😀 e\u0301 שלום \uFFFD\uFFFD 漢字\r\nline\rline\r\n\r`;
    const bytes = bytesOf(text);
    const whole = documentFromBytes('file', bytes);
    assert.equal(whole.slice(), text.slice(1).replaceAll(/\r\n?/g, '\n'));
    assert.deepEqual(whole.warnings, []);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
        const reader = new DocumentReader('file', 0);
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          reader.push(bytes.subarray(at, at + size));
          at += size;
        }
        assert.deepEqual(reader.finish(), whole);
      }),
    );
  });

  it('has the identity of its text, from a file as from an editor', () => {
    const { identity } = documentFromText('file', filler);
    assert.deepEqual(documentFromBytes('file', bytesOf(`\uFEFF${filler.replaceAll('\n', '\r\n')}`)).identity, identity);
    // printf 'Some text …\n' | sha256sum
    assert.equal(identity.sha256, '87d2fff3fc8dfa16487a6583b918bd37ef856c282cc3968392208185bf71a441');
    assert.equal(identity.length, filler.length);
  });

  it('counts each character of its alphabet, in the order of code points after the unknown row', () => {
    const { alphabet, counts } = documentFromText('file', 'ba😀'.repeat(30));
    assert.deepEqual(alphabet, ['<unk>', 'a', 'b', '😀']);
    assert.deepEqual([...counts], [0, 30, 30, 30]);
  });

  it('widens its integers with its alphabet', () => {
    const wide = Array.from({ length: 70_000 }, (_, index) => String.fromCodePoint(0x10000 + index)).join('');
    const document = documentFromText('file', wide);
    assert.equal(document.characters.BYTES_PER_ELEMENT, 4);
    assert.equal(document.slice(69_990), Array.from(wide).slice(69_990).join(''));
  });

  it('is decoded from UTF-16 with a byte order mark', () => {
    const little = joined([0xff, 0xfe], new Uint8Array(Uint16Array.from(filler, (c) => c.charCodeAt(0)).buffer));
    assert.equal(documentFromBytes('file', little).slice(), filler);
    const big = joined([0xfe, 0xff], Array.from(filler, (c) => [0, c.charCodeAt(0)]).flat());
    assert.equal(documentFromBytes('file', big).slice(), filler);
  });
});

describe('what is no document', () => {
  it('is refused with a sentence: empty, short, binary', () => {
    refuses(new Uint8Array(0), 'empty', /^This document is empty/);
    refuses(bytesOf('\uFEFF'), 'empty', /empty/);
    refuses(bytesOf('x'), 'short', /has 1 character; training needs at least 64/);
    refuses(bytesOf('😀'.repeat(63)), 'short', /has 63 characters/);
    refuses(joined(bytesOf(filler), [0]), 'binary', /NUL/);
    refuses(joined(bytesOf(filler), [0xff, 0xc0]), 'binary', /2 of its 80 characters/);
  });

  it('is not a text with few invalid sequences, which are replaced and told', () => {
    const document = documentFromBytes('file', joined(bytesOf(filler + filler), [0xff]));
    assert.equal(document.slice(), `${filler}${filler}\uFFFD`);
    assert.deepEqual(document.warnings.map(inEnglish), ['1 invalid UTF-8 sequence was replaced by U+FFFD.']);
  });

  it('is not a strange text, which only comes with a warning', () => {
    assert.match(warningsOf('a'.repeat(100)), /one character repeated/);
    assert.match(warningsOf('ab'.repeat(40_000)), /80000 characters long/);
  });
});
