import type { Tokens } from './tokens.ts';

/** A stretch of text in a vocabulary's units, with what it takes to compare losses between units. */
export interface EncodedText {
  readonly tokens: Tokens;
  /** Length of the text in characters. */
  readonly characters: number;
  /** Characters of each token; null where every token is one. */
  readonly lengths: Tokens | null;
  /**
   * Nats it costs to spell each unknown token, 0 for known ones; null where all are known. A word is spelled at the
   * document's unigram rate, a character as one of all code points.
   */
  readonly spelling: Float32Array | null;
}
