import type { EncodedText } from './encodedText.ts';
import type { TextDocument } from './document.ts';
import { unknownCharacterNats, wordSpelling } from './spelling.ts';
import { remap, TokenBuffer, type Tokens } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { tokenise } from './words.ts';

/** Characters tokenised at a time; a piece ends before a line end, else before a space, so that no token is torn. */
const pieceLength = 2 ** 18;

function pieceEnd(document: TextDocument, from: number, to: number): number {
  const furthest = from + pieceLength;
  if (furthest >= to) return to;
  for (const boundary of ['\n', ' ']) {
    const row = document.alphabet.indexOf(boundary);
    const found = row > 0 ? document.characters.lastIndexOf(row, furthest) : -1;
    if (found > from) return found;
  }
  return furthest;
}

/** The words and separators of a part of a document, in order. */
export function* wordsOf(document: TextDocument, from: number, to: number): Generator<string> {
  while (from < to) {
    const end = pieceEnd(document, from, to);
    yield* tokenise(document.slice(from, end));
    from = end;
  }
}

/** The characters of a part of a document as rows of `vocabulary`. */
export function encodeCharacters(document: TextDocument, vocabulary: Vocabulary, from: number, to: number): Tokens {
  const part = document.characters.subarray(from, to);
  const table = Uint32Array.from(document.alphabet, (character, row) => (row === 0 ? 0 : vocabulary.idOf(character)));
  return table.every((id, row) => id === row) ? part : remap(part.slice(), table);
}

/** A part of a document with what it takes to judge a model by it. */
export function encodeText(document: TextDocument, vocabulary: Vocabulary, from: number, to: number): EncodedText {
  const characters = to - from;
  if (vocabulary.unit === 'character') {
    const tokens = encodeCharacters(document, vocabulary, from, to);
    const known = !tokens.includes(0);
    const spelling = known ? null : Float32Array.from(tokens, (id) => (id === 0 ? unknownCharacterNats : 0));
    return { tokens, characters, lengths: null, spelling };
  }
  const ids = new TokenBuffer(characters >> 2);
  const lengths = new TokenBuffer(characters >> 2);
  const spelling: number[] = [];
  const spell = wordSpelling(document);
  for (const token of wordsOf(document, from, to)) {
    const id = vocabulary.idOf(token);
    ids.push(id);
    let length = 0;
    for (const _ of token) length++;
    lengths.push(length);
    spelling.push(id === 0 ? spell(token) : 0);
  }
  return { tokens: ids.finish(), characters, lengths: lengths.finish(), spelling: Float32Array.from(spelling) };
}
