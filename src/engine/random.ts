/**
 * A 32-bit hash of a counter (the finaliser of MurmurHash3): the same number for the same (seed, stream, index) in every
 * engine, thread and order of evaluation. Dropout masks and initial weights come from it.
 */
export function hash32(seed: number, stream: number, index: number): number {
  let h = Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca77) ^ Math.imul(index + 1, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A uniform number in [0, 1) for (seed, stream, index). */
export function uniformAt(seed: number, stream: number, index: number): number {
  return hash32(seed, stream, index) / 2 ** 32;
}

/** A seeded stream of random numbers whose whole state is one counter, so that it can be saved and resumed. */
export class Random {
  readonly #seed: number;
  #counter: number;

  constructor(seed: number, counter = 0) {
    this.#seed = seed;
    this.#counter = counter;
  }

  get counter(): number {
    return this.#counter;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return uniformAt(this.#seed, 0, this.#counter++);
  }

  /** Uniform integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }
}

/**
 * The factor dropout multiplies an activation with: 0 with probability `rate`, else 1 / (1 - rate).
 * `site` is 0 for the embedding and k + 1 for what layer k hands on, the last of them for what the decoder reads (with attention
 * the joined state; attention itself sees states undropped). `index` is (sequence * time + step) * width + unit.
 */
export function dropoutFactor(rate: number, seed: number, site: number, index: number): number {
  return uniformAt(seed, site, index) < rate ? 0 : 1 / (1 - rate);
}
