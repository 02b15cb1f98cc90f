/**
 * A unigram cache (Kuhn & De Mori 1990) whose memory fades by `decay` a unit: the share of each unit among the last
 * ones, newer ones weighing more. O(1) a unit, by letting the weight of an occurrence grow instead of all others fade.
 */
export class DecayedCache {
  readonly #decay: number;
  #weights = new Float64Array(1024);
  #weight = 1;
  #sum = 0;

  constructor(decay: number) {
    this.#decay = decay;
  }

  note(unit: number): void {
    this.#weight /= this.#decay;
    if (this.#weight > 1e200) this.#rescale();
    this.#reserve(unit);
    this.#weights[unit]! += this.#weight;
    this.#sum += this.#weight;
  }

  /** Takes back one occurrence, noted `age` units ago. */
  forget(unit: number, age: number): void {
    const weight = Math.min(this.#weight * this.#decay ** age, this.#weights[unit] ?? 0);
    if (weight === 0) return;
    this.#weights[unit]! -= weight;
    this.#sum -= weight;
  }

  /** Share of a unit in the cache, 0 for an empty cache. */
  share(unit: number): number {
    return this.#sum > 0 ? (this.#weights[unit] ?? 0) / this.#sum : 0;
  }

  #reserve(unit: number): void {
    if (unit < this.#weights.length) return;
    const larger = new Float64Array(2 * unit);
    larger.set(this.#weights);
    this.#weights = larger;
  }

  #rescale(): void {
    for (let unit = 0; unit < this.#weights.length; unit++) this.#weights[unit]! /= this.#weight;
    this.#sum /= this.#weight;
    this.#weight = 1;
  }
}
