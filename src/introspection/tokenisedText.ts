import type { Vocabulary } from '../text/vocabulary.ts';

/** A text as a model reads it: ids of its units and where each begins. Offsets are code points of the text, line ends being LF. */
export class TokenisedText {
  readonly ids: Int32Array;
  /** [tokens + 1]: offset of each token, then the text's length; null where every token is one character. */
  readonly #starts: Uint32Array | null;

  constructor(vocabulary: Vocabulary, text: string) {
    this.ids = Int32Array.from(vocabulary.encode(text));
    this.#starts = vocabulary.unit === 'character' ? null : startsOf(vocabulary.split(text));
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
