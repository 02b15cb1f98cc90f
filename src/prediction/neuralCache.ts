/** Sharpness of the vote: how much more a state counts the more it resembles the present one. */
const sharpness = 14;
/** Most numbers that are kept of a state: two wide ones resemble each other as much as their sketches do, nearly, for a part of the work. */
const mostSketched = 128;

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
 * cosine, so that one sharpness fits all networks, and of sketches of the states. Holds the last `capacity` places.
 */
export class NeuralCache {
  readonly #capacity: number;
  /** Numbers of a sketch. */
  readonly #width: number;
  /** [place, width], each of length 1 */
  readonly #sketches: Float32Array;
  readonly #words: string[] = [];
  readonly #offsets: Float64Array;
  #added = 0;
  #given: Given | null = null;

  constructor(width: number, capacity: number) {
    this.#width = Math.min(width, mostSketched);
    this.#capacity = capacity;
    this.#sketches = new Float32Array(this.#width * capacity);
    this.#offsets = new Float64Array(capacity);
  }

  /** Notes that `word`, at `offset`, followed the hidden state. */
  add(hidden: Float32Array, word: string, offset: number): void {
    this.#given = null;
    const place = this.#added++ % this.#capacity;
    this.#sketches.set(sketchOf(hidden, this.#width), place * this.#width);
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
      this.#given = { hidden, end, votes: this.#count(sketchOf(hidden, this.#width), end) };
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

  /** The inner product of a sketch with the one kept at `at`, in four sums: one alone would wait for itself with every addition. */
  #product(sketch: Float32Array, at: number): number {
    const sketches = this.#sketches;
    const width = this.#width;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    let unit = 0;
    for (; unit + 3 < width; unit += 4) {
      first += sketch[unit]! * sketches[at + unit]!;
      second += sketch[unit + 1]! * sketches[at + unit + 1]!;
      third += sketch[unit + 2]! * sketches[at + unit + 2]!;
      fourth += sketch[unit + 3]! * sketches[at + unit + 3]!;
    }
    for (; unit < width; unit++) first += sketch[unit]! * sketches[at + unit]!;
    return first + second + third + fourth;
  }
}

/**
 * A hidden state [hidden] as `width` numbers [width] of length 1. What is too wide is folded: each number is the sum of some units, half
 * of them with the sign changed, by which products stay the same on average (count sketch: Charikar, Chen & Farach-Colton 2002;
 * feature hashing: Weinberger et al. 2009). States that are alike have sketches that are alike: the error is in proportion to their
 * distance.
 */
function sketchOf(hidden: Float32Array, width: number): Float32Array {
  const sketch = new Float32Array(width);
  for (let unit = 0; unit < hidden.length; unit++) sketch[unit % width]! += signOf(unit) * hidden[unit]!;
  let square = 1e-12;
  for (const value of sketch) square += value * value;
  const scale = 1 / Math.sqrt(square);
  return sketch.map((value) => value * scale);
}

/** 1 or -1, as if a coin had been tossed for each unit: the highest bit of MurmurHash3's last step. */
function signOf(unit: number): number {
  const mixed = Math.imul(unit ^ 0x9e3779b9, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) < 0 ? -1 : 1;
}
