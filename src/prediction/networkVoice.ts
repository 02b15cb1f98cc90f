import { Mixture } from './mixture.ts';
import { NeuralCache, type Vote } from './neuralCache.ts';
import type { NetworkPlace, WordNetwork } from './wordNetwork.ts';

/** Places the neural cache remembers. */
const remembered = 3000;
/** Words each part may add to what the others propose. */
const proposed = 8;

/** A word and what each part gives it; `counts` is 0 for a word the counts did not weigh. */
export interface Proposal {
  readonly text: string;
  readonly counts: number;
}

/** A word with its mixed probability and what each part said of it. */
export interface MixedWord {
  readonly text: string;
  readonly probability: number;
  readonly counts: number;
  /** Null where the network had no say; `offset` is the earlier place its cache thinks of. */
  readonly network: { readonly probability: number; readonly cache: number; readonly offset: number | null } | null;
}

/**
 * Everything a recurrent network adds to counting before a letter is typed, and how far it is to be trusted in this document.
 * Once letters are typed counting and spelling are left alone: there the network has not proved its worth.
 */
export class NetworkVoice {
  readonly #network: WordNetwork;
  readonly #cache: NeuralCache;
  readonly #mixture = new Mixture();

  constructor(network: WordNetwork) {
    this.#network = network;
    this.#cache = new NeuralCache(network.width, remembered);
  }

  /** Nats a word by which the mixture has lately been better than counting; below 0 counts speak alone. */
  get advantage(): number {
    return this.#mixture.advantage;
  }

  edit(offset: number, deleted: number, inserted: number): void {
    this.#network.forget(offset);
    this.#cache.edit(offset, deleted, inserted);
  }

  /**
   * Mixes the counts' proposals for a word that begins at `offset` with the network's, of which only those that `known` lets
   * through count.
   */
  mix(text: string, offset: number, proposals: readonly Proposal[], known: (text: string) => boolean): MixedWord[] {
    const place = this.#network.at(text, offset);
    if (!place || !this.#mixture.helps) return proposals.map((proposal) => alone(proposal));
    const { words, parts, votes } = this.#gather(place, proposals, known);
    const mixed = this.#mixture.mix(parts, circumstance(proposals));
    return words
      .map((text, index) => ({
        text,
        probability: mixed[index + 1]!,
        counts: parts[0]![index + 1]!,
        network: {
          probability: parts[1]![index + 1]!,
          cache: parts[2]![index + 1]!,
          offset: votes.get(text)?.offset ?? null,
        },
      }))
      .sort((a, b) => b.probability - a.probability);
  }

  /** Shows the cache a place of the document: `word` stands at `offset`. */
  remember(text: string, offset: number, word: string): void {
    const place = this.#network.at(text, offset);
    if (place) this.#cache.add(place.hidden, word, offset);
  }

  /** Learns that `word` came at `offset`, how far to trust each part and what the state before it was followed by. */
  learn(
    text: string,
    offset: number,
    word: string,
    proposals: readonly Proposal[],
    known: (text: string) => boolean,
  ): void {
    const place = this.#network.at(text, offset);
    if (!place) return;
    const { words, parts } = this.#gather(place, proposals, known);
    this.#mixture.learn(parts, circumstance(proposals), words.indexOf(word) + 1);
    this.#cache.add(place.hidden, word, offset);
  }

  /** Distributions of the three parts over the words any of them proposes; entry 0 is every other word. */
  #gather(
    place: NetworkPlace,
    proposals: readonly Proposal[],
    known: (text: string) => boolean,
  ): { words: string[]; parts: Float64Array[]; votes: Map<string, Vote> } {
    const expected = this.#network.words(place);
    const votes = this.#cache.votes(place.hidden, place.end);
    const words = proposals.map(({ text }) => text);
    const listed = new Set(words);
    const add = (text: string): void => {
      if (listed.has(text) || !known(text)) return;
      listed.add(text);
      words.push(text);
    };
    for (const [text] of largest(expected, (probability) => probability)) add(text);
    for (const [text] of largest(votes, ({ probability }) => probability)) add(text);
    const counts = new Float64Array(words.length + 1);
    counts[0] = Math.max(0, 1 - proposals.reduce((sum, proposal) => sum + proposal.counts, 0));
    for (const [index, proposal] of proposals.entries()) counts[index + 1] = proposal.counts;
    const network = distribution(words, (text) => expected.get(text) ?? 0);
    const cache = distribution(words, (text) => votes.get(text)?.probability ?? 0);
    return { words, parts: [counts, network, cache], votes };
  }
}

function alone({ text, counts }: Proposal): MixedWord {
  return { text, probability: counts, counts, network: null };
}

/** [words + 1]: entry 0 is what the words leave of 1. */
function distribution(words: readonly string[], probability: (text: string) => number): Float64Array {
  const values = Float64Array.from([0, ...words.map((text) => probability(text))]);
  values[0] = Math.max(0, 1 - values.reduce((sum, value) => sum + value, 0));
  return values;
}

function largest<T>(map: ReadonlyMap<string, T>, weight: (value: T) => number): [string, T][] {
  const best: [string, T][] = [];
  for (const entry of map) {
    if (best.length === proposed && weight(entry[1]) <= weight(best[proposed - 1]![1])) continue;
    let at = best.length;
    while (at > 0 && weight(best[at - 1]![1]) < weight(entry[1])) at--;
    best.splice(at, 0, entry);
    if (best.length > proposed) best.pop();
  }
  return best;
}

/** Weights differ by how sure counting is. */
function circumstance(proposals: readonly Proposal[]): number {
  const sure = proposals[0]?.counts ?? 0;
  return Math.min(4, Math.floor(5 * sure));
}
