/** The numbers of a ranker's inputs and of its hidden units. */
export interface RankerShape {
  /** Inputs of a single candidate. */
  readonly own: number;
  /** Inputs all candidates of a place have in common. */
  readonly shared: number;
  /** A multiple of eight. */
  readonly hidden: number;
}

const unitsAtOnce = 8;

/** The inputs of one candidate that are not zero. */
export class SparseInputs {
  readonly index: Int32Array;
  readonly value: Float32Array;
  /** [candidate + 1]: where each candidate's inputs begin */
  readonly start: Int32Array;
  candidates = 0;
  #length = 0;

  constructor(mostCandidates: number, mostInputs: number) {
    this.index = new Int32Array(mostCandidates * mostInputs);
    this.value = new Float32Array(mostCandidates * mostInputs);
    this.start = new Int32Array(mostCandidates + 1);
  }

  clear(): void {
    this.candidates = 0;
    this.#length = 0;
  }

  put(index: number, value: number): void {
    this.index[this.#length] = index;
    this.value[this.#length++] = value;
  }

  endCandidate(): void {
    this.start[++this.candidates] = this.#length;
  }
}

export function rankerSize({ own, shared, hidden }: RankerShape): number {
  return (own + shared + 1) * hidden + own + hidden;
}

/**
 * Scores candidates by what is counted of them: score = out . relu(own W + shared V + bias) + own u, softmax over the
 * candidates. The same small network for every document; it learns how far to trust which counts, not words.
 */
export class Ranker {
  readonly shape: RankerShape;
  /** own W [own, hidden], shared V [shared, hidden], bias [hidden], out [hidden], own u [own] */
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
  readonly #common: Float32Array;
  readonly #commonGradient: Float32Array;
  readonly #activations: Float32Array;
  readonly #hiddenGradient: Float32Array;

  constructor(shape: RankerShape, mostCandidates: number, parameters: Float32Array) {
    if (parameters.length !== rankerSize(shape)) throw new Error('The ranker has another number of parameters.');
    this.shape = shape;
    this.parameters = parameters;
    this.gradient = new Float32Array(parameters.length);
    this.#common = new Float32Array(shape.hidden);
    this.#commonGradient = new Float32Array(shape.hidden);
    this.#hiddenGradient = new Float32Array(shape.hidden);
    this.#activations = new Float32Array(mostCandidates * shape.hidden);
  }

  /** Writes the score of each candidate into `scores` [candidates]. `shared` [shared] is dense. */
  score(inputs: SparseInputs, shared: Float32Array, scores: Float32Array): void {
    const { own, shared: sharedCount, hidden } = this.shape;
    const { parameters } = this;
    const common = this.#common;
    const sharedStart = own * hidden;
    const biasStart = sharedStart + sharedCount * hidden;
    const outStart = biasStart + hidden;
    const directStart = outStart + hidden;
    for (let unit = 0; unit < hidden; unit++) common[unit] = parameters[biasStart + unit]!;
    for (let input = 0; input < sharedCount; input++) {
      const value = shared[input]!;
      if (value === 0) continue;
      const row = sharedStart + input * hidden;
      for (let unit = 0; unit < hidden; unit++) common[unit]! += value * parameters[row + unit]!;
    }
    const { index, value, start } = inputs;
    for (let candidate = 0; candidate < inputs.candidates; candidate++) {
      const end = start[candidate + 1]!;
      let score = 0;
      for (let entry = start[candidate]!; entry < end; entry++)
        score += value[entry]! * parameters[directStart + index[entry]!]!;
      for (let unit = 0; unit < hidden; unit += unitsAtOnce)
        score += this.#activate(inputs, candidate, unit, outStart + unit);
      scores[candidate] = score;
    }
  }

  /**
   * Writes the activations of a few hidden units of one candidate; returns what they add to its score. The sums of eight units stay
   * in registers over all inputs: half the time of going through memory.
   */
  #activate(inputs: SparseInputs, candidate: number, unit: number, out: number): number {
    const { hidden } = this.shape;
    const { parameters } = this;
    const common = this.#common;
    const { index, value, start } = inputs;
    let a = common[unit]!;
    let b = common[unit + 1]!;
    let c = common[unit + 2]!;
    let d = common[unit + 3]!;
    let e = common[unit + 4]!;
    let f = common[unit + 5]!;
    let g = common[unit + 6]!;
    let h = common[unit + 7]!;
    const end = start[candidate + 1]!;
    for (let entry = start[candidate]!; entry < end; entry++) {
      const input = value[entry]!;
      const row = index[entry]! * hidden + unit;
      a += input * parameters[row]!;
      b += input * parameters[row + 1]!;
      c += input * parameters[row + 2]!;
      d += input * parameters[row + 3]!;
      e += input * parameters[row + 4]!;
      f += input * parameters[row + 5]!;
      g += input * parameters[row + 6]!;
      h += input * parameters[row + 7]!;
    }
    const activations = this.#activations;
    const at = candidate * hidden + unit;
    activations[at] = a > 0 ? a : 0;
    activations[at + 1] = b > 0 ? b : 0;
    activations[at + 2] = c > 0 ? c : 0;
    activations[at + 3] = d > 0 ? d : 0;
    activations[at + 4] = e > 0 ? e : 0;
    activations[at + 5] = f > 0 ? f : 0;
    activations[at + 6] = g > 0 ? g : 0;
    activations[at + 7] = h > 0 ? h : 0;
    let score = 0;
    for (let one = 0; one < unitsAtOnce; one++) score += activations[at + one]! * parameters[out + one]!;
    return score;
  }

  /** Adds to `gradient` what follows from `scoreGradient` [candidates] for the inputs last scored. */
  backward(inputs: SparseInputs, shared: Float32Array, scoreGradient: Float32Array): void {
    const { own, shared: sharedCount, hidden } = this.shape;
    const { parameters, gradient } = this;
    const sharedStart = own * hidden;
    const biasStart = sharedStart + sharedCount * hidden;
    const outStart = biasStart + hidden;
    const directStart = outStart + hidden;
    const common = this.#commonGradient.fill(0);
    const units = this.#hiddenGradient;
    const activations = this.#activations;
    for (let candidate = 0; candidate < inputs.candidates; candidate++) {
      const slope = scoreGradient[candidate]!;
      if (Math.abs(slope) < 1e-5) continue;
      const at = candidate * hidden;
      for (let unit = 0; unit < hidden; unit++) {
        const activation = activations[at + unit]!;
        gradient[outStart + unit]! += slope * activation;
        const back = activation > 0 ? slope * parameters[outStart + unit]! : 0;
        units[unit] = back;
        common[unit]! += back;
      }
      for (let entry = inputs.start[candidate]!; entry < inputs.start[candidate + 1]!; entry++) {
        const index = inputs.index[entry]!;
        const value = inputs.value[entry]!;
        gradient[directStart + index]! += slope * value;
        const row = index * hidden;
        for (let unit = 0; unit < hidden; unit++) gradient[row + unit]! += value * units[unit]!;
      }
    }
    for (let unit = 0; unit < hidden; unit++) gradient[biasStart + unit]! += common[unit]!;
    for (let input = 0; input < sharedCount; input++) {
      const value = shared[input]!;
      if (value === 0) continue;
      const row = sharedStart + input * hidden;
      for (let unit = 0; unit < hidden; unit++) gradient[row + unit]! += value * common[unit]!;
    }
  }
}

/** Turns scores into probabilities in place; returns the logarithm of the sum that was divided by. */
export function softmax(scores: Float32Array, count: number): number {
  let most = -Infinity;
  for (let i = 0; i < count; i++) most = Math.max(most, scores[i]!);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const power = Math.exp(scores[i]! - most);
    scores[i] = power;
    sum += power;
  }
  for (let i = 0; i < count; i++) scores[i]! /= sum;
  return most + Math.log(sum);
}
