import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditorPositions } from '../../../src/text/editorPositions.ts';

const piece = fc.constantFrom('a', '\t', '\n', '\r\n', 'ß', '漢', '😀', '🇩🇪', '\ud83d', 'e\u0301', ' ');
const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('Positions of an editor and offsets of a model', () => {
  it('agree with walking through the text one code point at a time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const positions = new EditorPositions(text);
        const characters = Array.from(text.replaceAll(/\r\n?/g, '\n'));
        assert.equal(positions.text, characters.join(''));
        assert.equal(positions.length, characters.length);
        let line = 0;
        let character = 0;
        characters.forEach((codePoint, offset) => {
          assert.deepEqual(positions.positionOf(offset), { line, character });
          assert.equal(positions.offsetOf({ line, character }), offset);
          if (codePoint === '\n') [line, character] = [line + 1, 0];
          else character += codePoint.length;
        });
        assert.deepEqual(positions.positionOf(characters.length), { line, character });
      }),
    );
  });

  it('count a tab as one character and an emoji as one, where the editor counts two', () => {
    const positions = new EditorPositions('a\r\n\t😀b');
    assert.equal(positions.offsetOf({ line: 1, character: 3 }), 4);
    assert.deepEqual(positions.positionOf(4), { line: 1, character: 3 });
  });

  it('move a position inside a surrogate pair to its beginning', () => {
    assert.equal(new EditorPositions('x😀').offsetOf({ line: 0, character: 2 }), 1);
  });

  it('move what lies outside to the nearest place inside', () => {
    const positions = new EditorPositions('ab\ncd');
    assert.deepEqual(positions.positionOf(99), { line: 1, character: 2 });
    assert.deepEqual(positions.positionOf(-1), { line: 0, character: 0 });
    assert.equal(positions.offsetOf({ line: 0, character: 99 }), 2);
    assert.equal(positions.offsetOf({ line: 9, character: 0 }), 5);
    assert.equal(positions.offsetOf({ line: -1, character: 5 }), 0);
  });
});
