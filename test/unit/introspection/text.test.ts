import assert from 'node:assert/strict';
import { proseMarks, textProperties, type LanguageMarks } from '../../../src/introspection/textProperties.ts';
import { TokenisedText } from '../../../src/introspection/tokenisedText.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';

const code: LanguageMarks = {
  lineComment: '//',
  blockComment: ['/*', '*/'],
  brackets: [
    ['(', ')'],
    ['{', '}'],
  ],
  quotes: ['"', "'"],
};

/** The characters of which a property holds. */
function marked(text: string, name: string, marks = code): string | undefined {
  const property = textProperties(text, marks).find((property) => property.name === name);
  return property && Array.from(text, (character, at) => (property.holds[at] === 1 ? character : '.')).join('');
}

describe('Properties of a text', () => {
  it('know what stands in quotes, and that an escaped quote ends nothing', () => {
    assert.equal(marked(String.raw`f("a\"b", 'c')`, 'quote'), String.raw`...a\"b....c..`);
  });

  it('end a forgotten quote with its line in code, with its paragraph in prose', () => {
    assert.equal(marked('x = "a\ny', 'quote'), '.....a..');
    assert.equal(marked('He: "a\nb\n\nc', 'quote', proseMarks), '.....a\nb...');
  });

  it('know comments by the language, and nothing inside them', () => {
    assert.equal(marked('a // "b"\nc /* d */ e', 'comment'), '..// "b"...'.padEnd(11, '.') + '/* d */..');
    assert.equal(marked('a // "b"\nc', 'quote'), undefined);
  });

  it('know a block comment by its whole mark where that begins with the mark of a line', () => {
    const lua: LanguageMarks = { ...code, lineComment: '--', blockComment: ['--[[', ']]'] };
    assert.equal(marked('a --[[ b\nc ]] d', 'comment', lua), '..--[[ b\nc ]]..');
    assert.equal(marked('a -- b\nc', 'comment', lua), '..-- b..');
    const coffee: LanguageMarks = { ...code, lineComment: '#', blockComment: ['###', '###'] };
    assert.equal(marked('###\nb\n### c', 'comment', coffee), '###\nb\n###..');
  });

  it('count open brackets', () => {
    assert.equal(marked('a(b{c}d)e', 'bracket1'), '..b{c}d..');
    assert.equal(marked('a(b{c}d)e', 'bracket2'), '....c....');
  });

  it('know indentation, the start of a line and headings', () => {
    assert.equal(marked('a\n  b\n    c', 'indentation2'), '......    c');
    assert.equal(marked('# Title\ntext', 'heading', proseMarks), '# Title\n....');
    assert.equal(marked('ROMEO:\nBut soft', 'heading', proseMarks), 'ROMEO:\n........');
    assert.equal(marked('abcdef\ng', 'lineStart'), 'abcd...g');
  });

  it('are per code point', () => {
    assert.equal(marked('😀("😀")', 'quote'), '...😀..');
  });
});

describe('A text in a model’s units', () => {
  it('is found by characters, one token each', () => {
    const text = new TokenisedText(new Vocabulary('character', ['<unk>', 'a', 'b']), 'ab😀a');
    assert.deepEqual([...text.ids], [1, 2, 0, 1]);
    assert.equal(text.tokenAt(2), 2);
    assert.equal(text.tokenAt(9), 4);
    assert.deepEqual([...text.startsOf(1, 3)], [1, 2, 3]);
  });

  it('is found by words, each over all its characters', () => {
    const text = new TokenisedText(new Vocabulary('word', ['<unk>', 'one', ' two']), 'one two 😀');
    assert.deepEqual([...text.startsOf(0, text.length)], [0, 3, 7, 9]);
    assert.deepEqual(
      Array.from({ length: 10 }, (_, offset) => text.tokenAt(offset)),
      [0, 0, 0, 1, 1, 1, 1, 2, 2, 3],
    );
  });
});
