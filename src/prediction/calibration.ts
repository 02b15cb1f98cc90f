const learningRate = 0.02;
/** Probabilities are kept this far from 0 and 1. */
const margin = 1e-4;

/**
 * Corrects the probability of the first candidate by how often such first candidates have been right in this document: logistic
 * regression on its logit (Platt 1999), learned online. Starts a little humble.
 */
export class Calibration {
  #slope = 0.9;
  #offset = -0.2;

  corrected(probability: number): number {
    return 1 / (1 + Math.exp(-this.#slope * logit(probability) - this.#offset));
  }

  /** Learns whether a first candidate with this (uncorrected) probability was right. */
  learn(probability: number, right: boolean): void {
    const error = (right ? 1 : 0) - this.corrected(probability);
    this.#slope = Math.max(0.2, this.#slope + learningRate * error * logit(probability) * 0.3);
    this.#offset += learningRate * error;
  }
}

function logit(probability: number): number {
  const inside = Math.min(1 - margin, Math.max(margin, probability));
  return Math.log(inside / (1 - inside));
}
