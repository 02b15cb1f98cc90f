import { Ranker, softmax, SparseInputs, type RankerShape } from './ranker.ts';

/** Who is heard: counts first, then a network and its neural cache. */
const voices = 3;
const ownPerVoice = 4;
const sharedPerVoice = 2;
/** More words than all voices together propose. */
const mostWords = 48;
/** The least any voice says, so that one alone cannot rule a word out. */
const least = 1e-4;
/** Memory of how well each voice has done, a word. */
const memory = 0.98;
/** What is expected of any voice before it has said anything, in nats. */
const untried = -3;
const learningRate = 0.002;
const largestGradient = 5;

export const mixtureShape: RankerShape = {
  own: 4 + ownPerVoice * (voices - 1),
  shared: 2 + sharedPerVoice * (voices - 1),
  hidden: 16,
};

/**
 * Mixes what counts, a network and its cache say of the same words. A small network, fitted on other documents, knows how far to
 * trust whom: by how sure each is, by where it would place the word, and by how well it has done lately. It goes on learning.
 */
export class Mixture {
  readonly #ranker: Ranker;
  readonly #inputs = new SparseInputs(mostWords, mixtureShape.own);
  readonly #shared = new Float32Array(mixtureShape.shared);
  readonly #scores = new Float32Array(mostWords);
  /** [voice]: mean logarithm of what it gave the words that came */
  readonly #standing = new Float64Array(voices).fill(untried);

  /** `parameters` are those of a ranker of `mixtureShape`; they are changed by what is learned. */
  constructor(parameters: Float32Array) {
    this.#ranker = new Ranker(mixtureShape, mostWords, parameters);
  }

  /** Mixed probabilities [word] of `parts` [voice][word], each a distribution whose entry 0 is every other word. */
  mix(parts: readonly Float64Array[]): Float64Array {
    this.#weigh(parts);
    const [counts] = parts as [Float64Array];
    const known = 1 - counts[0]!;
    return counts.map((chance, word) => (word === 0 ? chance : known * this.#scores[word - 1]!));
  }

  /** Learns that the word `came`. */
  learn(parts: readonly Float64Array[], came: number): void {
    this.accumulate(parts, came);
    const { gradient, parameters } = this.#ranker;
    const length = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
    const step = learningRate * Math.min(1, largestGradient / length);
    for (let i = 0; i < gradient.length; i++) parameters[i]! -= step * gradient[i]!;
    gradient.fill(0);
  }

  /** Adds the gradient of the cross-entropy of the word that `came` to the ranker's; returns the cross-entropy in nats. */
  accumulate(parts: readonly Float64Array[], came: number): number {
    let nats = 0;
    if (came > 0) {
      this.#weigh(parts);
      nats = -Math.log(Math.max(this.#scores[came - 1]!, 1e-12));
      this.#scores[came - 1]! -= 1;
      this.#ranker.backward(this.#inputs, this.#shared, this.#scores);
    }
    for (const [voice, part] of parts.entries()) {
      this.#standing[voice] = memory * this.#standing[voice]! + (1 - memory) * Math.log(part[came]! + least);
    }
    return nats;
  }

  get gradient(): Float32Array {
    return this.#ranker.gradient;
  }

  #weigh(parts: readonly Float64Array[]): void {
    const [counts, ...others] = parts as [Float64Array, ...Float64Array[]];
    const words = counts.length;
    const leads = others.map((_, voice) => clipped((this.#standing[voice + 1]! - this.#standing[0]!) / 3));
    const ranks = others.map((part) => ranksOf(part));
    const sure = counts[1] ?? 0;
    this.#shared.set([sure, clipped(Math.log((sure + least) / ((counts[2] ?? 0) + least)) / 5)]);
    for (const [voice, part] of others.entries()) {
      const most = part.reduce((best, value, word) => (word > 0 && value > best ? value : best), 0);
      this.#shared.set([most, leads[voice]!], 2 + sharedPerVoice * voice);
    }
    const inputs = this.#inputs;
    inputs.clear();
    for (let word = 1; word < words; word++) {
      inputs.put(0, scaled(counts[word]!));
      if (word === 1) inputs.put(1, 1);
      if (counts[word] === 0) inputs.put(2, 1);
      else inputs.put(3, 1 / word);
      for (const [voice, part] of others.entries()) {
        const at = 4 + ownPerVoice * voice;
        const said = scaled(part[word]!);
        inputs.put(at, said);
        inputs.put(at + 1, said * sure);
        inputs.put(at + 2, said * leads[voice]!);
        inputs.put(at + 3, 1 / (1 + ranks[voice]![word]!));
      }
      inputs.endCandidate();
    }
    this.#ranker.score(inputs, this.#shared, this.#scores);
    softmax(this.#scores, words - 1);
  }
}

/** [word]: how many words are likelier; entry 0 is no word. */
function ranksOf(part: Float64Array): Float64Array {
  const order = Array.from({ length: part.length - 1 }, (_, word) => word + 1).sort((a, b) => part[b]! - part[a]!);
  const ranks = new Float64Array(part.length);
  for (const [rank, word] of order.entries()) ranks[word] = rank;
  return ranks;
}

/** A probability's logarithm, from about -0.8 to 1. */
function scaled(probability: number): number {
  return 1 + Math.log(probability + least) / 5;
}

function clipped(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
