import { ContextTree } from './contextTree.ts';

/**
 * An n-gram model of characters, interpolated as Witten and Bell (1991) do:
 * p(s | context) = (count(context s) + followers(context) p(s | shorter context)) / (count(context) + followers(context)),
 * down to a uniform distribution over the alphabet.
 */
export class CharacterNgram {
  readonly #order: number;
  readonly #alphabet: number;
  readonly #tree = new ContextTree();
  /** Nodes of the last 0, 1, ... order - 1 symbols; -1 where they were never seen. */
  #contexts: number[] = [ContextTree.root];

  /** `order` 1 is the unigram model. */
  constructor(order: number, alphabet: number) {
    this.#order = order;
    this.#alphabet = alphabet;
  }

  /** Reads the next symbol and learns from it. */
  learn(symbol: number): void {
    const following = [ContextTree.root];
    for (let length = 0; length < this.#contexts.length; length++) {
      const node = this.#tree.add(this.#contexts[length]!, symbol);
      if (length + 1 < this.#order) following.push(node);
    }
    this.#contexts = following;
  }

  /** Reads the next symbol without learning; returns what it costs in bits. */
  judge(symbol: number): number {
    let probability = 1 / this.#alphabet;
    const following = [ContextTree.root];
    for (let length = 0; length < this.#contexts.length; length++) {
      const context = this.#contexts[length]!;
      const node = context < 0 ? -1 : this.#tree.find(context, symbol);
      if (length + 1 < this.#order) following.push(node);
      if (context < 0) continue;
      const followers = this.#tree.followersOf(context);
      if (followers === 0) continue;
      const count = node < 0 ? 0 : this.#tree.countOf(node);
      probability = (count + followers * probability) / (this.#tree.followedOf(context) + followers);
    }
    this.#contexts = following;
    return -Math.log2(probability);
  }
}
