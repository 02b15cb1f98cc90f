import { ContextChains } from '../counts/contextChains.ts';
import { CandidateStatistics, mostCandidates } from './candidateStatistics.ts';
import type { Proposal } from './networkVoice.ts';
import { Ranker, softmax } from './ranker.ts';
import { TokenLog, type Place } from './tokenLog.ts';
import { ownInputs, sharedInputs, WordFeatures } from './wordFeatures.ts';
import { wordContextCount, wordContextNames, wordContexts } from './wordContexts.ts';

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
  /** Weighs candidates before a letter is typed, and after. */
  readonly #beforeLetters: Ranker;
  readonly #afterLetters: Ranker;
  ranker: Ranker;
  readonly #chains: ContextChains;
  readonly #hashes = new Int32Array(wordContextCount);
  #novelty = 0.3;

  /**
   * `parameters` are those of the ranker before a letter is typed, which will be changed, and of the one after; `capacity` is the
   * number of words there is room for at first.
   */
  constructor(parameters: Float32Array, typedParameters: Float32Array, capacity = 0) {
    this.#chains = new ContextChains(wordContextCount, capacity);
    const limits = new Uint16Array(wordContextCount).fill(120);
    for (const context of broadContexts) limits[context] = 400;
    this.statistics = new CandidateStatistics(limits);
    this.#beforeLetters = new Ranker(wordRankerShape, mostCandidates, parameters);
    this.#afterLetters = new Ranker(wordRankerShape, mostCandidates, typedParameters);
    this.ranker = this.#beforeLetters;
  }

  /** The parameters of the ranker before a letter is typed as they are now, for another model of the same document. */
  get learned(): Float32Array {
    return this.#beforeLetters.parameters;
  }

  place(left: number, gap: string): Place {
    return this.log.place(left, this.log.gaps.intern(gap));
  }

  /** Takes note of a word that was just written, before it is added: how often such words are new. */
  meet(text: string): void {
    const { lexicon } = this.log;
    this.#novelty += 0.03 * ((lexicon.count(lexicon.find(text)) === 0 ? 1 : 0) - this.#novelty);
  }

  /** Adds a word at a place; returns its log position. */
  append(place: Place, text: string): number {
    const word = this.log.lexicon.intern(text);
    wordContexts(this.log, place, this.#hashes);
    this.#chains.append(this.#hashes);
    return this.log.append(place, word);
  }

  /** Gives a word that is not in the document a log position, for places after it to be told by. */
  imagine(place: Place, text: string): number {
    this.#chains.append(this.#hashes.fill(0));
    const position = this.log.append(place, this.log.lexicon.intern(text));
    this.log.kill(position);
    return position;
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
    this.ranker = letters === 0 ? this.#beforeLetters : this.#afterLetters;
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

  /** After `weigh`: the likeliest words longer than `prefix`, at most `count`, each with its probability. */
  best(count: number, prefix: string): Proposal[] {
    const { statistics, scores, log } = this;
    const best: number[] = [];
    for (let slot = 1; slot < statistics.size; slot++) {
      const score = scores[slot]!;
      if (best.length === count && score <= scores[best[count - 1]!]!) continue;
      if (prefix !== '' && log.lexicon.text(statistics.units[slot]!) === prefix) continue;
      let at = best.length;
      while (at > 0 && scores[best[at - 1]!]! < score) at--;
      best.splice(at, 0, slot);
      if (best.length > count) best.pop();
    }
    return best.map((slot) => ({ text: log.lexicon.text(statistics.units[slot]!), counts: scores[slot]! }));
  }

  /** After `weigh`: the context whose counts speak most clearly for a word, null if none does. */
  clearestContext(text: string): string | null {
    const { statistics } = this;
    const slot = statistics.slotOf(this.log.lexicon.find(text));
    let clearest = -1;
    let most = 0;
    for (let context = 0; context < statistics.width; context++) {
      const share = statistics.weights[slot * statistics.width + context]! / (statistics.total[context]! + 0.5);
      if (share > most) [most, clearest] = [share, context];
    }
    return wordContextNames[clearest] ?? null;
  }

  /** Whether the word stands in the document, in whatever case. */
  knows(text: string): boolean {
    return this.log.lexicon.foldedCount(this.log.lexicon.find(text)) > 0;
  }
}
