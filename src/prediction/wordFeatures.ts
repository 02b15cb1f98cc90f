import type { CandidateStatistics } from './candidateStatistics.ts';
import { SparseInputs } from './ranker.ts';
import type { Place, TokenLog } from './tokenLog.ts';
import { wordContextCount } from './wordContexts.ts';

const perContext = 5;
const perContextShared = 3;
const ownStart = perContext * wordContextCount;
const shapeStart = 14;

export const ownInputs = ownStart + shapeStart + 7;
export const sharedInputs = perContextShared * wordContextCount + 8;

/** What is true of the place for all candidates. */
export interface Circumstances {
  readonly lettersTyped: number;
  /** Share of new words among the last ones. */
  readonly novelty: number;
}

/** Turns what was counted into the ranker's inputs: logarithms, so that products of probabilities are sums. */
export class WordFeatures {
  readonly inputs: SparseInputs;
  readonly shared = new Float32Array(sharedInputs);

  constructor(mostCandidates: number) {
    this.inputs = new SparseInputs(mostCandidates, ownInputs);
  }

  describe(log: TokenLog, statistics: CandidateStatistics, place: Place, circumstances: Circumstances): void {
    this.#describePlace(log, statistics, place, circumstances);
    const { inputs } = this;
    inputs.clear();
    inputs.put(ownStart, 1);
    inputs.endCandidate();
    for (let slot = 1; slot < statistics.size; slot++) {
      this.#describeContexts(statistics, slot);
      this.#describeWord(log, statistics.units[slot]!, place);
      inputs.endCandidate();
    }
  }

  #describePlace(log: TokenLog, statistics: CandidateStatistics, place: Place, circumstances: Circumstances): void {
    const { shared } = this;
    for (let context = 0; context < wordContextCount; context++) {
      const seen = statistics.seen[context]!;
      const at = context * perContextShared;
      shared[at] = seen > 0 ? 1 : 0;
      shared[at + 1] = Math.log1p(seen) / 5;
      shared[at + 2] = seen > 0 ? statistics.distinct[context]! / seen : 0;
    }
    const at = perContextShared * wordContextCount;
    shared[at] = circumstances.novelty;
    shared[at + 1] = Math.log1p(log.length) / 12;
    shared[at + 2] = log.gaps.breaksLine(place.gap) ? 1 : 0;
    shared[at + 3] = Math.min(place.column, 20) / 20;
    shared[at + 4] = place.bracket > 0 ? 1 : 0;
    shared[at + 5] = circumstances.lettersTyped === 1 ? 1 : 0;
    shared[at + 6] = circumstances.lettersTyped === 2 ? 1 : 0;
    shared[at + 7] = circumstances.lettersTyped > 2 ? 1 : 0;
  }

  #describeContexts(statistics: CandidateStatistics, slot: number): void {
    const { inputs } = this;
    for (let context = 0; context < wordContextCount; context++) {
      const cell = slot * wordContextCount + context;
      const hits = statistics.hits[cell]!;
      if (hits === 0) continue;
      const seen = statistics.seen[context]!;
      const at = context * perContext;
      const share = statistics.weights[cell]! / (statistics.total[context]! + 0.5);
      inputs.put(at, Math.max(0, (Math.log(share) + 6) / 6));
      inputs.put(at + 1, 1 - 1 / (1 + hits));
      inputs.put(at + 2, 1 / (1 + statistics.ranks[cell]!));
      inputs.put(at + 4, Math.max(0, (Math.log(hits / (seen + 0.5)) + 6) / 6));
      if (hits === seen) inputs.put(at + 3, Math.log1p(hits) / 3);
    }
  }

  #describeWord(log: TokenLog, word: number, place: Place): void {
    const { inputs } = this;
    const { lexicon } = log;
    const count = lexicon.count(word);
    inputs.put(ownStart + 1, Math.log1p(count) / 8);
    inputs.put(ownStart + 2, Math.log((count + 0.5) / (log.length + 1)) / -12);
    let position = log.lastOf(word);
    const distance = log.length - position;
    inputs.put(ownStart + 3, Math.log1p(distance) / 12);
    inputs.put(ownStart + 4, Math.exp(-distance / 15));
    inputs.put(ownStart + 5, Math.exp(-distance / 80));
    let near = 0;
    let far = 0;
    for (let steps = 0; steps < 12 && position >= 0; steps++, position = log.get('sameBefore', position)) {
      const gone = log.length - position;
      near += Math.exp(-gone / 60);
      far += Math.exp(-gone / 500);
    }
    inputs.put(ownStart + 6, Math.log1p(near));
    inputs.put(ownStart + 7, Math.log1p(far));
    inputs.put(ownStart + 8, Math.min(lexicon.text(word).length, 16) / 16);
    if (word === log.word(place.left)) inputs.put(ownStart + 9, 1);
    else if (word === log.word(log.left(place.left))) inputs.put(ownStart + 10, 1);
    if (count === 1) inputs.put(ownStart + 11, 1);
    const foldedCount = lexicon.foldedCount(word);
    if (foldedCount > count) inputs.put(ownStart + 12, Math.log(foldedCount / (count + 0.3)) / 4);
    if (count === 0) inputs.put(ownStart + 13, 1);
    inputs.put(ownStart + shapeStart + lexicon.shape(word), 1);
  }
}
