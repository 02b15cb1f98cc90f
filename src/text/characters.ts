import { remap, TokenBuffer, type Tokens } from './tokens.ts';

/** The row of every vocabulary for characters and words that have none of their own. */
export const unknownRow = 0;

/** What that row is called. */
export const unknownUnit = '<unk>';

export interface Characters {
  readonly characters: Tokens;
  readonly alphabet: readonly string[];
  readonly counts: Uint32Array;
}

/** A whole text, line ends being LF. */
export function encodeCharacters(text: string): Characters {
  const encoder = new CharacterEncoder(text.length);
  encoder.push(text);
  return encoder.finish();
}

/** Turns text into one row number a code point, in a single pass. */
export class CharacterEncoder {
  readonly #rows: TokenBuffer;
  /** Row of each code unit met so far, 0 = none; code points beyond 16 bits are in `#astral`. */
  readonly #rowOfUnit = new Uint32Array(2 ** 16);
  readonly #astral = new Map<number, number>();
  readonly #codePoints: number[] = [-1];
  readonly #counts: number[] = [0];

  constructor(capacity: number) {
    this.#rows = new TokenBuffer(capacity);
  }

  push(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let row: number;
      if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
        const codePoint = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++at) & 0x3ff);
        row = this.#astral.get(codePoint) ?? this.#add(codePoint);
      } else {
        row = this.#rowOfUnit[unit] || this.#add(unit);
      }
      this.#counts[row]!++;
      this.#rows.push(row);
    }
  }

  finish(): Characters {
    const order = this.#codePoints.map((_, row) => row);
    order.sort((a, b) => (this.#codePoints[a] ?? 0) - (this.#codePoints[b] ?? 0));
    const table = new Uint32Array(order.length);
    order.forEach((row, position) => (table[row] = position));
    return {
      characters: remap(this.#rows.finish(), table),
      alphabet: order.map((row) => (row === 0 ? unknownUnit : String.fromCodePoint(this.#codePoints[row] ?? 0))),
      counts: Uint32Array.from(order, (row) => this.#counts[row] ?? 0),
    };
  }

  #add(codePoint: number): number {
    const row = this.#codePoints.push(codePoint) - 1;
    this.#counts.push(0);
    if (codePoint < 2 ** 16) this.#rowOfUnit[codePoint] = row;
    else this.#astral.set(codePoint, row);
    return row;
  }
}
