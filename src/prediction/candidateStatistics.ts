import type { ContextChains } from '../counts/contextChains.ts';

/** A log whose positions hold units: what followed a context is the unit at the positions that had it. */
export interface UnitLog {
  readonly alive: Uint8Array;
  unit(position: number): number;
}

/** Most candidates weighed for one place. */
export const mostCandidates = 320;
/** Weight of an occurrence by how many newer ones its context has. */
const decay = 0.93;

/** What followed each context of a place: the raw material of every probability. */
export class CandidateStatistics {
  readonly width: number;
  /** [slot]: unit numbers; slot 0 stands for every unit that is not a candidate */
  readonly units = new Int32Array(mostCandidates);
  /** [slot, context]: how often the word followed the context */
  readonly hits: Uint16Array;
  /** [slot, context]: the same, newer occurrences weighing more */
  readonly weights: Float32Array;
  /** [slot, context]: how many occurrences of the context are newer than the word's newest there */
  readonly ranks: Uint16Array;
  /** [context]: occurrences looked at, their summed weight, how many different words followed */
  readonly seen: Uint16Array;
  readonly total: Float32Array;
  readonly distinct: Uint16Array;
  size = 1;
  readonly #limits: Uint16Array;
  readonly #positions = new Int32Array(512);
  #slots = new Int32Array(1024).fill(-1);
  #touched: number[] = [];

  /** `limits` [context]: how many occurrences of each context are looked at, newest first. */
  constructor(limits: Uint16Array) {
    this.width = limits.length;
    this.#limits = limits;
    this.hits = new Uint16Array(mostCandidates * this.width);
    this.weights = new Float32Array(mostCandidates * this.width);
    this.ranks = new Uint16Array(mostCandidates * this.width);
    this.seen = new Uint16Array(this.width);
    this.total = new Float32Array(this.width);
    this.distinct = new Uint16Array(this.width);
  }

  /** Gathers for the contexts with these hashes the words that `accept` lets through. */
  gather(
    log: UnitLog,
    units: number,
    chains: ContextChains,
    hashes: Int32Array,
    accept: (unit: number) => boolean,
  ): void {
    this.#clear(units);
    for (let context = this.width - 1; context >= 0; context--) {
      const seen = chains.collect(hashes[context] ?? 0, log.alive, this.#positions, this.#limits[context] ?? 0);
      let weight = 1;
      let total = 0;
      let distinct = 0;
      for (let rank = 0; rank < seen; rank++) {
        const slot = this.add(log.unit(this.#positions[rank] ?? 0), accept);
        total += weight;
        if (slot > 0) {
          const cell = slot * this.width + context;
          if (this.hits[cell] === 0) {
            this.ranks[cell] = rank;
            distinct++;
          }
          this.hits[cell] = (this.hits[cell] ?? 0) + 1;
          this.weights[cell] = (this.weights[cell] ?? 0) + weight;
        }
        weight *= decay;
      }
      this.seen[context] = seen;
      this.total[context] = total;
      this.distinct[context] = distinct;
    }
  }

  /** The slot of a word, made if it is acceptable and there is room; -1 otherwise. */
  add(word: number, accept: (word: number) => boolean): number {
    let slot = this.#slots[word] ?? -1;
    if (slot !== -1) return slot;
    slot = this.size < mostCandidates && accept(word) ? this.size++ : -2;
    this.#slots[word] = slot;
    this.#touched.push(word);
    if (slot > 0) this.units[slot] = word;
    return slot;
  }

  /** The slot of a word, 0 if it is no candidate. */
  slotOf(word: number): number {
    return Math.max(0, this.#slots[word] ?? 0);
  }

  #clear(words: number): void {
    this.hits.fill(0, 0, this.size * this.width);
    this.weights.fill(0, 0, this.size * this.width);
    for (const word of this.#touched) this.#slots[word] = -1;
    this.#touched = [];
    if (words > this.#slots.length) this.#slots = new Int32Array(2 * words).fill(-1);
    this.size = 1;
  }
}
