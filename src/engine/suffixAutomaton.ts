import type { Tokens } from '../text/tokens.ts';

/** The smallest automaton that accepts every suffix of a text (Blumer et al. 1985), with dense transitions. */
export class SuffixAutomaton {
  readonly #text: Uint32Array;
  readonly #symbols: number;
  /** [state, symbol]; 0 = none, for nothing leads back to the start */
  readonly #next: Uint32Array;
  readonly #link: Int32Array;
  readonly #length: Uint32Array;
  #states = 1;

  /** `text` holds numbers below `symbols`. */
  constructor(text: Uint32Array, symbols: number) {
    const most = Math.max(2, 2 * text.length);
    this.#text = text;
    this.#symbols = symbols;
    this.#next = new Uint32Array(most * symbols);
    this.#link = new Int32Array(most).fill(-1);
    this.#length = new Uint32Array(most);
    let last = 0;
    for (const symbol of text) last = this.#extend(last, symbol);
  }

  /**
   * For each position of the text, the length of the longest stretch ending there that occurs in `other`; `symbolOfRow` translates
   * the rows of `other`, -1 for symbols the text has not.
   */
  matchedLengths(other: Tokens, symbolOfRow: Int32Array): Uint32Array {
    const reached = this.#reachedLengths(other, symbolOfRow);
    const matched = new Uint32Array(this.#text.length);
    let state = 0;
    this.#text.forEach((symbol, at) => {
      state = this.#next[state * this.#symbols + symbol]!;
      let suffix = state;
      while (suffix > 0 && reached[suffix] === 0) suffix = this.#link[suffix]!;
      matched[at] = suffix > 0 ? reached[suffix]! : 0;
    });
    return matched;
  }

  /** For each state, the length of its longest string that occurs in `other`. */
  #reachedLengths(other: Tokens, symbolOfRow: Int32Array): Uint32Array {
    const reached = new Uint32Array(this.#states);
    let state = 0;
    let length = 0;
    for (let at = 0; at < other.length; at++) {
      const symbol = symbolOfRow[other[at]!]!;
      if (symbol < 0) {
        state = 0;
        length = 0;
        continue;
      }
      let following = this.#next[state * this.#symbols + symbol]!;
      while (following === 0 && state > 0) {
        state = this.#link[state]!;
        length = this.#length[state]!;
        following = this.#next[state * this.#symbols + symbol]!;
      }
      length = following === 0 ? 0 : length + 1;
      state = following;
      if (length > reached[state]!) reached[state] = length;
    }
    // What holds for a string holds for its suffixes.
    const longestFirst = Array.from(reached.keys()).sort((a, b) => this.#length[b]! - this.#length[a]!);
    for (const state of longestFirst) {
      const link = this.#link[state]!;
      if (link > 0 && reached[state]! > 0) reached[link] = this.#length[link]!;
    }
    return reached;
  }

  #extend(last: number, symbol: number): number {
    const [next, link, length, symbols] = [this.#next, this.#link, this.#length, this.#symbols];
    const added = this.#states++;
    length[added] = length[last]! + 1;
    let state = last;
    while (state >= 0 && next[state * symbols + symbol] === 0) {
      next[state * symbols + symbol] = added;
      state = link[state]!;
    }
    if (state < 0) {
      link[added] = 0;
      return added;
    }
    const target = next[state * symbols + symbol]!;
    link[added] = length[target] === length[state]! + 1 ? target : this.#split(state, symbol, target);
    return added;
  }

  /** Makes of the shorter strings of `target` a state of their own. */
  #split(from: number, symbol: number, target: number): number {
    const [next, link, length, symbols] = [this.#next, this.#link, this.#length, this.#symbols];
    const clone = this.#states++;
    next.copyWithin(clone * symbols, target * symbols, (target + 1) * symbols);
    length[clone] = length[from]! + 1;
    link[clone] = link[target]!;
    link[target] = clone;
    for (let state = from; state >= 0 && next[state * symbols + symbol] === target; state = link[state]!) {
      next[state * symbols + symbol] = clone;
    }
    return clone;
  }
}
