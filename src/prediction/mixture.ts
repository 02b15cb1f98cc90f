/** The least any part says, so that one part alone cannot rule a word out. */
const least = 1e-5;
const learningRate = 0.002;
/** For counts, a network and its cache: what suited twelve documents best whose networks had trained for a minute. */
const start = [0.9, 0.03, 0.06];

/**
 * Mixes what several parts say of the same candidates: the product of their probabilities, each to the power of a weight that
 * is learned online (a logistic mixer, Mahoney 2005, over words).
 */
export class Mixture {
  readonly #weights = new Map<number, Float64Array>();

  /** Mixed probabilities [candidate] of `parts` [part][candidate], each a distribution. `circumstance` chooses the weights. */
  mix(parts: readonly Float64Array[], circumstance: number): Float64Array {
    const weights = this.#weightsFor(circumstance);
    const mixed = new Float64Array(parts[0]!.length);
    let sum = 0;
    for (let candidate = 0; candidate < mixed.length; candidate++) {
      let score = 0;
      for (const [part, probabilities] of parts.entries())
        score += weights[part]! * Math.log(probabilities[candidate]! + least);
      mixed[candidate] = Math.exp(score);
      sum += mixed[candidate]!;
    }
    return mixed.map((value) => value / sum);
  }

  /** Learns that `came` was right. */
  learn(parts: readonly Float64Array[], circumstance: number, came: number): void {
    const mixed = this.mix(parts, circumstance);
    const weights = this.#weightsFor(circumstance);
    for (const [part, probabilities] of parts.entries()) {
      let expected = 0;
      for (let candidate = 0; candidate < mixed.length; candidate++) {
        expected += mixed[candidate]! * Math.log(probabilities[candidate]! + least);
      }
      weights[part]! += learningRate * (Math.log(probabilities[came]! + least) - expected);
    }
  }

  #weightsFor(circumstance: number): Float64Array {
    let weights = this.#weights.get(circumstance);
    if (!weights) {
      weights = Float64Array.from(start);
      this.#weights.set(circumstance, weights);
    }
    return weights;
  }
}
