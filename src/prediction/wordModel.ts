import { ContextChains } from '../counts/contextChains.ts';
import { CandidateStatistics, mostCandidates } from './candidateStatistics.ts';
import { Ranker, softmax } from './ranker.ts';
import { TokenLog, type Place } from './tokenLog.ts';
import { ownInputs, sharedInputs, WordFeatures } from './wordFeatures.ts';
import { wordContextCount, wordContexts } from './wordContexts.ts';

/** Contexts so common that more of their occurrences are looked at. */
const broadContexts = [0, 1, 2, 11, 14, 22, 23, 24, 25];
const learningRate = 0.003;
const largestGradient = 5;
export const hiddenUnits = 32;
export const wordRankerShape = { own: ownInputs, shared: sharedInputs, hidden: hiddenUnits };

/** The words of a document and the probability of each to come next at any place in it. */
export class WordModel {
  readonly log = new TokenLog();
  readonly statistics: CandidateStatistics;
  readonly features = new WordFeatures(mostCandidates);
  readonly scores = new Float32Array(mostCandidates);
  readonly ranker: Ranker;
  readonly #chains = new ContextChains(wordContextCount);
  readonly #hashes = new Int32Array(wordContextCount);
  #novelty = 0.3;

  constructor(parameters: Float32Array) {
    const limits = new Uint16Array(wordContextCount).fill(120);
    for (const context of broadContexts) limits[context] = 400;
    this.statistics = new CandidateStatistics(limits);
    this.ranker = new Ranker(wordRankerShape, mostCandidates, parameters);
  }

  place(left: number, gap: string): Place {
    return this.log.place(left, this.log.gaps.intern(gap));
  }

  /** Adds a word at a place; returns its log position. */
  append(place: Place, text: string): number {
    const word = this.log.lexicon.intern(text);
    this.#novelty += 0.03 * ((this.log.lexicon.count(word) === 0 ? 1 : 0) - this.#novelty);
    wordContexts(this.log, place, this.#hashes);
    this.#chains.append(this.#hashes);
    return this.log.append(place, word);
  }

  kill(position: number): void {
    this.log.kill(position);
  }

  /** Weighs every candidate for a place: `scores` [slot] are then probabilities, slot 0 the chance of a word not listed. */
  weigh(place: Place, prefix: string): void {
    const { log, statistics, features } = this;
    const { lexicon } = log;
    wordContexts(log, place, this.#hashes);
    const letters = prefix.length;
    const accept = (word: number): boolean => {
      if (letters === 0) return lexicon.count(word) > 0;
      const text = lexicon.text(word);
      return text.startsWith(prefix) && lexicon.foldedCount(word) > 0;
    };
    statistics.gather(log, lexicon.size, this.#chains, this.#hashes, accept);
    if (letters > 0) lexicon.visitCompletions(prefix, (word) => statistics.add(word, accept));
    features.describe(log, statistics, place, { lettersTyped: prefix.length, novelty: this.#novelty });
    this.ranker.score(features.inputs, features.shared, this.scores);
    softmax(this.scores, statistics.size);
  }

  /** After `weigh`: adds the gradient of the word's cross-entropy to the ranker's; returns the cross-entropy in nats. */
  accumulate(word: string): number {
    const slot = this.statistics.slotOf(this.log.lexicon.find(word));
    const nats = -Math.log(Math.max(this.scores[slot]!, 1e-12));
    this.scores[slot]! -= 1;
    this.ranker.backward(this.features.inputs, this.features.shared, this.scores);
    return nats;
  }

  /** After `weigh`: one small step towards having expected the word (dynamic evaluation of the mixture). */
  learn(word: string): void {
    this.accumulate(word);
    const { gradient, parameters } = this.ranker;
    let square = 0;
    for (let i = 0; i < gradient.length; i++) square += gradient[i]! * gradient[i]!;
    const step = learningRate * Math.min(1, largestGradient / Math.sqrt(square));
    for (let i = 0; i < gradient.length; i++) parameters[i]! -= step * gradient[i]!;
    gradient.fill(0);
  }
}
