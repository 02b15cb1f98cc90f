/** Sharpness of the vote: how much more a state counts the more it resembles the present one. */
const sharpness = 14;

/** An earlier place that speaks for a word. */
export interface Vote {
  readonly probability: number;
  /** Offset of the place that resembles the present one most. */
  readonly offset: number;
  readonly similarity: number;
}

/** Asked about one place twice in a row, when it is suggested at and when its word is learned, the same votes are given. */
interface Given {
  readonly hidden: Float32Array;
  readonly end: number;
  readonly votes: ReadonlyMap<string, Vote>;
}

/**
 * Hidden states the network was in earlier vote for the words that followed them (Grave, Joulin & Usunier 2017), here by
 * cosine, so that one sharpness fits all networks. Holds the last `capacity` places.
 */
export class NeuralCache {
  readonly #capacity: number;
  readonly #width: number;
  /** [place, hidden], each of length 1 */
  readonly #states: Float32Array;
  readonly #words: string[] = [];
  readonly #offsets: Float64Array;
  #added = 0;
  #given: Given | null = null;

  constructor(width: number, capacity: number) {
    this.#width = width;
    this.#capacity = capacity;
    this.#states = new Float32Array(width * capacity);
    this.#offsets = new Float64Array(capacity);
  }

  /** Notes that `word`, at `offset`, followed the hidden state. */
  add(hidden: Float32Array, word: string, offset: number): void {
    this.#given = null;
    const place = this.#added++ % this.#capacity;
    this.#states.set(normalised(hidden), place * this.#width);
    this.#words[place] = word;
    this.#offsets[place] = offset;
  }

  /** Moves places behind an edit and drops those inside it or right before it, whose word it may have changed. */
  edit(offset: number, deleted: number, inserted: number): void {
    if (this.#given && offset < this.#given.end) this.#given = null;
    for (let place = 0; place < this.#words.length; place++) {
      const at = this.#offsets[place]!;
      if (at >= offset + deleted) this.#offsets[place] = at + inserted - deleted;
      else if (at + this.#words[place]!.length >= offset) this.#words[place] = '';
    }
  }

  /** The votes for words that stand before `end`; they sum to 1. */
  votes(hidden: Float32Array, end: number): ReadonlyMap<string, Vote> {
    if (this.#given?.hidden !== hidden || this.#given.end !== end)
      this.#given = { hidden, end, votes: this.#count(normalised(hidden), end) };
    return this.#given.votes;
  }

  #count(now: Float32Array, end: number): Map<string, Vote> {
    const votes = new Map<string, { -readonly [K in keyof Vote]: Vote[K] }>();
    let sum = 0;
    for (let place = 0; place < this.#words.length; place++) {
      const word = this.#words[place]!;
      if (word === '' || this.#offsets[place]! >= end) continue;
      const similarity = this.#product(now, place * this.#width);
      const weight = Math.exp(sharpness * (similarity - 1));
      sum += weight;
      const vote = votes.get(word);
      if (!vote) votes.set(word, { probability: weight, offset: this.#offsets[place]!, similarity });
      else {
        vote.probability += weight;
        if (similarity > vote.similarity) [vote.offset, vote.similarity] = [this.#offsets[place]!, similarity];
      }
    }
    for (const vote of votes.values()) vote.probability /= sum;
    return votes;
  }

  /** The inner product of a state with the one kept at `at`, in four sums: one alone would wait for itself with every addition. */
  #product(state: Float32Array, at: number): number {
    const states = this.#states;
    const width = this.#width;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    let unit = 0;
    for (; unit + 3 < width; unit += 4) {
      first += state[unit]! * states[at + unit]!;
      second += state[unit + 1]! * states[at + unit + 1]!;
      third += state[unit + 2]! * states[at + unit + 2]!;
      fourth += state[unit + 3]! * states[at + unit + 3]!;
    }
    for (; unit < width; unit++) first += state[unit]! * states[at + unit]!;
    return first + second + third + fourth;
  }
}

function normalised(hidden: Float32Array): Float32Array {
  let square = 1e-12;
  for (const value of hidden) square += value * value;
  const scale = 1 / Math.sqrt(square);
  return hidden.map((value) => value * scale);
}
