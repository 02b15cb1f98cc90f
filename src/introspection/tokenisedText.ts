import { encodeCharacters, unknownRow } from '../text/characters.ts';
import { unknownCharacterNats, wordSpelling } from '../text/spelling.ts';
import type { Unit } from '../text/unit.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

/** A text as a model reads it: ids of its units and where each begins. Offsets are code points of the text, line ends being LF. */
export class TokenisedText {
  readonly ids: Int32Array;
  /** [tokens + 1]: offset of each token, then the text's length; null where every token is one character. */
  readonly #starts: Uint32Array | null;
  /** [tokens]: bits it takes to spell each unknown token, 0 for known ones; null where all are known. */
  readonly #spelling: Float32Array | null;

  constructor(vocabulary: Vocabulary, text: string) {
    const { unit } = vocabulary;
    const tokens = vocabulary.split(text);
    this.ids = Int32Array.from(tokens, (token) => vocabulary.idOf(token));
    this.#starts = unit === 'character' ? null : startsOf(tokens);
    this.#spelling = this.ids.includes(unknownRow) ? spellingOf(unit, text, tokens, this.ids) : null;
  }

  get length(): number {
    return this.ids.length;
  }

  /** Where a token begins; for `token === length`, where the text ends. */
  startOf(token: number): number {
    return this.#starts ? (this.#starts[token] ?? 0) : token;
  }

  /** The token that the character at `offset` belongs to; `length` at and after the end. */
  tokenAt(offset: number): number {
    if (!this.#starts) return Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle + 1] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Offsets of the tokens `from` up to and including `to`: where each begins, then where the last ends. */
  startsOf(from: number, to: number): Uint32Array<ArrayBuffer> {
    return Uint32Array.from({ length: to - from + 1 }, (_, i) => this.startOf(from + i));
  }

  /** Bits of the tokens from `from` on, given those of their ids: what is unknown costs its spelling, too, as it does in training's curve. */
  withSpelling(bits: Float32Array<ArrayBuffer>, from: number): Float32Array<ArrayBuffer> {
    const spelling = this.#spelling;
    return spelling ? bits.map((value, at) => value + (spelling[from + at] ?? 0)) : bits;
  }
}

function spellingOf(unit: Unit, text: string, tokens: readonly string[], ids: Int32Array): Float32Array {
  const nats = unit === 'character' ? () => unknownCharacterNats : wordSpelling(encodeCharacters(text));
  return Float32Array.from(ids, (id, at) => (id === unknownRow ? nats(tokens[at] ?? '') / Math.LN2 : 0));
}

function startsOf(tokens: readonly string[]): Uint32Array {
  const starts = new Uint32Array(tokens.length + 1);
  tokens.forEach((token, index) => {
    let length = 0;
    for (const _ of token) length++;
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  return starts;
}
