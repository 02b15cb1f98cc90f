import { KneserNey } from '../counts/kneserNey.ts';

/** Order of the n-grams counted: the token and up to four before it. */
export const countingOrder = 5;

/** Tokens counted between two turns of others. */
const chunk = 4096;

/**
 * What counting alone makes of a document: interpolated modified Kneser-Ney whose counts leave out the very place that is judged,
 * so that it cannot know it by heart.
 */
export class CountingModel {
  readonly #tokens: Int32Array;
  readonly #counts = new KneserNey(countingOrder);

  private constructor(tokens: Int32Array) {
    this.#tokens = tokens;
  }

  static async of(tokens: Int32Array, pause: () => Promise<void>): Promise<CountingModel> {
    const model = new CountingModel(tokens);
    for (let at = 0; at < tokens.length; at++) {
      model.#counts.add(model.#history(at), tokens[at] ?? 0);
      if (at % chunk === chunk - 1) await pause();
    }
    return model;
  }

  /** Bits each of the tokens `from` up to `to` costs. */
  bits(from: number, to: number): Float32Array<ArrayBuffer> {
    return Float32Array.from({ length: to - from }, (_, i) => {
      const history = this.#history(from + i);
      const token = this.#tokens[from + i] ?? 0;
      this.#counts.remove(history, token);
      this.#counts.lookFrom(history);
      const probability = this.#counts.probability(token);
      this.#counts.add(history, token);
      return -Math.log2(probability);
    });
  }

  /** The tokens before a place, nearest first. */
  #history(at: number): number[] {
    const history: number[] = [];
    for (let back = 1; back < countingOrder && at - back >= 0; back++) history.push(this.#tokens[at - back] ?? 0);
    return history;
  }
}
