/** Sharpness of the vote: how much more a state counts the more it resembles the present one. */
const sharpness = 14;

/** An earlier place that speaks for a word. */
export interface Vote {
  probability: number;
  /** Offset of the place that resembles the present one most. */
  offset: number;
  similarity: number;
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

  constructor(width: number, capacity: number) {
    this.#width = width;
    this.#capacity = capacity;
    this.#states = new Float32Array(width * capacity);
    this.#offsets = new Float64Array(capacity);
  }

  /** Notes that `word`, at `offset`, followed the hidden state. */
  add(hidden: Float32Array, word: string, offset: number): void {
    const place = this.#added++ % this.#capacity;
    this.#states.set(normalised(hidden), place * this.#width);
    this.#words[place] = word;
    this.#offsets[place] = offset;
  }

  /** Moves places behind an edit and drops those inside it or right before it, whose word it may have changed. */
  edit(offset: number, deleted: number, inserted: number): void {
    for (let place = 0; place < this.#words.length; place++) {
      const at = this.#offsets[place]!;
      if (at >= offset + deleted) this.#offsets[place] = at + inserted - deleted;
      else if (at + this.#words[place]!.length >= offset) this.#words[place] = '';
    }
  }

  /** The votes for words that stand before `end`; they sum to 1. */
  votes(hidden: Float32Array, end: number): Map<string, Vote> {
    const now = normalised(hidden);
    const votes = new Map<string, Vote>();
    let sum = 0;
    for (let place = 0; place < this.#words.length; place++) {
      const word = this.#words[place]!;
      if (word === '' || this.#offsets[place]! >= end) continue;
      let similarity = 0;
      const at = place * this.#width;
      for (let unit = 0; unit < this.#width; unit++) similarity += now[unit]! * this.#states[at + unit]!;
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
}

function normalised(hidden: Float32Array): Float32Array {
  let square = 1e-12;
  for (const value of hidden) square += value * value;
  const scale = 1 / Math.sqrt(square);
  return hidden.map((value) => value * scale);
}
