import { Contest } from './contest.ts';
import { largest } from './largest.ts';
import type { Mixture } from './mixture.ts';
import { NeuralCache, type Vote } from './neuralCache.ts';
import type { NetworkPlace, NetworkReader, ReadableText } from './networkReader.ts';

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

/** What all parts said at one place; `parts` [part][word], where entry 0 is every other word. */
interface Gathered {
  readonly offset: number;
  readonly place: NetworkPlace;
  readonly words: readonly string[];
  readonly parts: readonly Float64Array[];
  readonly votes: ReadonlyMap<string, Vote>;
}

/** How a network has lately done against counting alone. */
export interface NetworkStanding {
  /** Whether any word has compared them yet. */
  readonly isTested: boolean;
  /** Words in a hundred that were among three guesses thanks to the network, less those it cost. */
  readonly advantage: number;
  /** Whether it has a say at all: not where it spoils three guesses. */
  readonly isHeard: boolean;
  /** Whether it has one in the first guess: not where its own has lost more words than it won. */
  readonly ordersFirst: boolean;
}

/** How far networks have proved to be worth hearing in a document: one that takes the place of another goes on from it. */
export class NetworkTrust {
  readonly mixture: Mixture;
  readonly firsts = new Contest();
  readonly threes = new Contest();

  constructor(mixture: Mixture) {
    this.mixture = mixture;
  }
}

/**
 * Everything a recurrent network adds to counting before a letter is typed, and how far it is to be trusted in this document: where
 * its first guesses have lost more words than they won the counts' are kept, and where it spoils three guesses it is not heard.
 * Once letters are typed counting and spelling are left alone: there no network has proved its worth.
 */
export class NetworkVoice {
  readonly #network: NetworkReader;
  readonly #cache: NeuralCache;
  readonly trust: NetworkTrust;
  #latest: Gathered | null = null;

  constructor(network: NetworkReader, trust: NetworkTrust) {
    this.#network = network;
    this.trust = trust;
    this.#cache = new NeuralCache(network.width, remembered);
  }

  get standing(): NetworkStanding {
    const { firsts, threes } = this.trust;
    return { isTested: threes.begun, advantage: threes.lead, isHeard: !threes.lost, ordersFirst: !firsts.lost };
  }

  edit(offset: number, deleted: number, inserted: number): void {
    this.#latest = null;
    this.#network.forget(offset);
    this.#cache.edit(offset, deleted, inserted);
  }

  /**
   * Mixes the counts' proposals for a word that begins at `offset`, likeliest first, with the network's, of which only those that
   * `known` lets through count.
   */
  mix(
    text: ReadableText,
    offset: number,
    proposals: readonly Proposal[],
    known: (text: string) => boolean,
  ): MixedWord[] {
    this.#latest = this.#gather(text, offset, proposals, known);
    if (!this.#latest || this.trust.threes.lost) return proposals.map((proposal) => alone(proposal));
    const { words, parts, votes } = this.#latest;
    const counts = parts[0]!;
    const mixed = this.trust.mixture.mix(parts);
    if (this.trust.firsts.lost) keepFirst(mixed, counts);
    return words
      .map((text, index) => ({
        text,
        probability: mixed[index + 1]!,
        counts: counts[index + 1]!,
        network: {
          probability: parts[1]![index + 1]!,
          cache: parts[2]![index + 1]!,
          offset: votes.get(text)?.offset ?? null,
        },
      }))
      .filter(({ probability }) => probability > 0)
      .sort((a, b) => b.probability - a.probability);
  }

  /** Shows the cache a place of the document: `word` stands at `offset`. */
  remember(text: ReadableText, offset: number, word: string): void {
    const place = this.#network.at(text, offset);
    if (place) this.#cache.add(place.hidden, word, offset);
  }

  /** Learns that `word` came where words were last mixed: how far to trust each part, and what the state there was followed by. */
  learn(word: string): void {
    if (!this.#latest) return;
    const { offset, place, words, parts } = this.#latest;
    const mixed = this.trust.mixture.mix(parts);
    const came = words.indexOf(word) + 1;
    const [counts] = parts;
    this.#cache.add(place.hidden, word, offset);
    this.#latest = null;
    this.trust.firsts.note(rankOf(came, mixed) === 0, rankOf(came, counts!) === 0);
    if (this.trust.firsts.lost) keepFirst(mixed, counts!);
    this.trust.threes.note(rankOf(came, mixed) < 3, rankOf(came, counts!) < 3);
    this.trust.mixture.learn(parts, came);
  }

  #gather(
    text: ReadableText,
    offset: number,
    proposals: readonly Proposal[],
    known: (text: string) => boolean,
  ): Gathered | null {
    const place = this.#network.at(text, offset);
    if (!place || proposals.length === 0) return null;
    const votes = this.#cache.votes(place.hidden, place.end);
    const words = proposals.map(({ text }) => text);
    const listed = new Set(words);
    const add = (text: string): void => {
      if (listed.has(text) || !known(text)) return;
      listed.add(text);
      words.push(text);
    };
    for (const text of likeliest(votes, ({ probability }) => probability)) add(text);
    const expected = this.#network.words(place, words, proposed);
    for (const text of likeliest(expected, (probability) => probability)) add(text);
    const counts = new Float64Array(words.length + 1);
    counts[0] = Math.max(0, 1 - proposals.reduce((sum, proposal) => sum + proposal.counts, 0));
    for (const [index, proposal] of proposals.entries()) counts[index + 1] = proposal.counts;
    const network = distribution(words, (text) => expected.get(text) ?? 0);
    const cache = distribution(words, (text) => votes.get(text)?.probability ?? 0);
    return { offset, place, words, parts: [counts, network, cache], votes };
  }
}

/** Gives the likeliest word by `counts`, entry 1, that same probability in `mixed` and the first place. */
function keepFirst(mixed: Float64Array, counts: Float64Array): void {
  const first = counts[1]!;
  const others = (1 - first) / Math.max(1e-9, 1 - mixed[1]!);
  for (let word = 0; word < mixed.length; word++) {
    mixed[word] = word === 1 ? first : word === 0 ? mixed[0]! * others : Math.min(0.999 * first, mixed[word]! * others);
  }
}

/** How many words are likelier than one; Infinity for one that is not listed. */
function rankOf(word: number, probabilities: Float64Array): number {
  if (word === 0) return Infinity;
  let rank = 0;
  for (let other = 1; other < probabilities.length; other++) if (probabilities[other]! > probabilities[word]!) rank++;
  return rank;
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

/** The likeliest words that a part proposes, likeliest first. */
function likeliest<T>(words: ReadonlyMap<string, T>, probability: (value: T) => number): string[] {
  const texts = [...words.keys()];
  return largest(Array.from(words.values(), probability), proposed).map((index) => texts[index]!);
}
