/** A place whose state resembles the one asked for. */
export interface AlikePlace {
  readonly token: number;
  /** Cosine of the angle between the two states. */
  readonly similarity: number;
  /** The neural cache's weight: softmax over all places searched of `flatness` times the states' dot product. */
  readonly weight: number;
}

export interface StateSearchOptions {
  /** Most places kept. */
  readonly count: number;
  /** Fewest tokens between two kept places: neighbours are one find. */
  readonly apart: number;
  /** theta of the neural cache (Grave, Joulin & Usunier 2017). */
  readonly flatness: number;
  readonly by: 'similarity' | 'weight';
}

interface Candidate {
  readonly token: number;
  readonly similarity: number;
  readonly dot: number;
}

/** Searches states, given piece by piece, for those most like `query` [units]. */
export class StateSearch {
  readonly #query: Float32Array;
  readonly #options: StateSearchOptions;
  readonly #norm: number;
  #best: Candidate[] = [];
  /** Log of the sum of exp(flatness * dot), kept as largest exponent and sum relative to it. */
  #largest = -Infinity;
  #sum = 0;

  constructor(query: Float32Array, options: StateSearchOptions) {
    this.#query = query;
    this.#options = options;
    this.#norm = Math.hypot(...query);
  }

  /** Looks at `states` [time, units], the first of which is the state after `token`. */
  add(token: number, states: Float32Array): void {
    const units = this.#query.length;
    for (let at = 0; at < states.length; at += units) {
      let dot = 0;
      let squares = 0;
      for (let unit = 0; unit < units; unit++) {
        const value = states[at + unit] ?? 0;
        dot += value * (this.#query[unit] ?? 0);
        squares += value * value;
      }
      const scale = this.#norm * Math.sqrt(squares);
      this.#weigh(dot);
      this.#offer({ token: token + at / units, similarity: scale > 0 ? dot / scale : 0, dot });
    }
  }

  /** The places found, best first. */
  places(): AlikePlace[] {
    return this.#best.map(({ token, similarity, dot }) => ({
      token,
      similarity,
      weight: Math.exp(this.#options.flatness * dot - this.#largest) / this.#sum,
    }));
  }

  #weigh(dot: number): void {
    const exponent = this.#options.flatness * dot;
    if (exponent > this.#largest) {
      this.#sum = this.#sum * Math.exp(this.#largest - exponent) + 1;
      this.#largest = exponent;
    } else {
      this.#sum += Math.exp(exponent - this.#largest);
    }
  }

  #score({ similarity, dot }: Candidate): number {
    return this.#options.by === 'similarity' ? similarity : dot;
  }

  #offer(candidate: Candidate): void {
    const { count, apart } = this.#options;
    const score = this.#score(candidate);
    const last = this.#best.at(-1);
    if (this.#best.length === count && last && score <= this.#score(last)) return;
    const near = (other: Candidate) => Math.abs(other.token - candidate.token) < apart;
    if (this.#best.some((other) => near(other) && this.#score(other) >= score)) return;
    this.#best = this.#best.filter((other) => !near(other));
    const place = this.#best.findIndex((other) => this.#score(other) < score);
    this.#best.splice(place < 0 ? this.#best.length : place, 0, candidate);
    this.#best.length = Math.min(count, this.#best.length);
  }
}
