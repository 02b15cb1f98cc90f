/** Adam (Kingma & Ba 2015), beta 0.9 and 0.999, on one block of weights. */
export class Adam {
  rate: number;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  #steps = 0;

  constructor(size: number, rate: number) {
    this.rate = rate;
    this.#mean = new Float32Array(size);
    this.#square = new Float32Array(size);
  }

  /** One update; the gradient is zeroed. */
  step(weights: Float32Array, gradient: Float32Array): void {
    this.#steps++;
    const rate = (this.rate * Math.sqrt(1 - 0.999 ** this.#steps)) / (1 - 0.9 ** this.#steps);
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i]!;
      this.#mean[i]! += 0.1 * (slope - this.#mean[i]!);
      this.#square[i]! += 0.001 * (slope * slope - this.#square[i]!);
      weights[i]! -= (rate * this.#mean[i]!) / (Math.sqrt(this.#square[i]!) + 1e-8);
    }
    gradient.fill(0);
  }
}
