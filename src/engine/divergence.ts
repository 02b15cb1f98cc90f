/** Training has gone astray: the loss is no number any more, or far above a blind guess. */
export class Divergence extends Error {
  override readonly name = 'Divergence';
  readonly step: number;
  readonly suggestedLearningRate: number;

  constructor(step: number, loss: number, learningRate: number) {
    const suggested = suggestLearningRate(learningRate);
    const what = Number.isFinite(loss) ? `the loss rose to ${loss.toFixed(1)} nats` : 'the loss is no longer a number';
    super(`Training diverged at step ${step} (${what}); try a learning rate of ${suggested}.`);
    this.step = step;
    this.suggestedLearningRate = suggested;
  }
}

/** A quarter of the rate, no higher than what every cell here can bear, to one digit. */
function suggestLearningRate(learningRate: number): number {
  return Number(Math.min(learningRate / 4, 0.005).toPrecision(1));
}

/** Steps whose mean loss is watched, so that one strange batch does not stop training. */
const window = 10;

/** Watches training losses in nats per token. */
export class DivergenceWatch {
  readonly #limit: number;
  #mean: number | null = null;

  /** A blind guess among `vocabulary` units costs ln(vocabulary) nats. */
  constructor(vocabulary: number) {
    this.#limit = 2 * Math.log(vocabulary) + 4;
  }

  /** Whether this step's loss says that training has diverged. */
  observe(loss: number, gradientNorm: number): boolean {
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return true;
    this.#mean = this.#mean === null ? Math.min(loss, this.#limit) : this.#mean + (loss - this.#mean) / window;
    return this.#mean > this.#limit;
  }
}
