import type { CandidateStatistics } from './candidateStatistics.ts';
import { characterContextCount } from './characterContexts.ts';
import { SparseInputs } from './ranker.ts';

const perContext = 5;
const perContextShared = 3;
const ownStart = perContext * characterContextCount;

export const characterInputs = ownStart + 8;
export const sharedCharacterInputs = perContextShared * characterContextCount + 2;

/** The character ranker's inputs. */
export class CharacterFeatures {
  readonly inputs: SparseInputs;
  readonly shared = new Float32Array(sharedCharacterInputs);

  constructor(mostCandidates: number) {
    this.inputs = new SparseInputs(mostCandidates, characterInputs);
  }

  /** `count` tells how often a character stands in the text, of `length` characters in all. */
  describe(statistics: CandidateStatistics, count: (unit: number) => number, length: number, text: string): void {
    const { shared, inputs } = this;
    for (let context = 0; context < characterContextCount; context++) {
      const seen = statistics.seen[context]!;
      const at = context * perContextShared;
      shared[at] = seen > 0 ? 1 : 0;
      shared[at + 1] = Math.log1p(seen) / 5;
      shared[at + 2] = seen > 0 ? statistics.distinct[context]! / seen : 0;
    }
    shared[perContextShared * characterContextCount] = Math.log1p(length) / 12;
    shared[perContextShared * characterContextCount + 1] = classOf(text.charCodeAt(text.length - 1)) === 0 ? 1 : 0;
    inputs.clear();
    inputs.put(ownStart, 1);
    inputs.endCandidate();
    for (let slot = 1; slot < statistics.size; slot++) {
      describeContexts(statistics, slot, inputs);
      const unit = statistics.units[slot]!;
      inputs.put(ownStart + 1, Math.log((count(unit) + 0.5) / (length + 1)) / -12);
      inputs.put(ownStart + 2 + classOf(unit), 1);
      inputs.endCandidate();
    }
  }
}

function describeContexts(statistics: CandidateStatistics, slot: number, inputs: SparseInputs): void {
  for (let context = 0; context < characterContextCount; context++) {
    const cell = slot * characterContextCount + context;
    const hits = statistics.hits[cell]!;
    if (hits === 0) continue;
    const seen = statistics.seen[context]!;
    const at = context * perContext;
    inputs.put(at, Math.max(0, (Math.log(statistics.weights[cell]! / (statistics.total[context]! + 0.5)) + 6) / 6));
    inputs.put(at + 1, 1 - 1 / (1 + hits));
    inputs.put(at + 2, 1 / (1 + statistics.ranks[cell]!));
    if (hits === seen) inputs.put(at + 3, Math.log1p(hits) / 3);
    inputs.put(at + 4, Math.max(0, (Math.log(hits / (seen + 0.5)) + 6) / 6));
  }
}

/** 0 lower case and beyond ASCII, 1 upper case, 2 digit, 3 space, 4 line end, 5 mark. */
function classOf(code: number): number {
  if ((code >= 97 && code <= 122) || code > 127) return 0;
  if (code >= 65 && code <= 90) return 1;
  if (code >= 48 && code <= 57) return 2;
  if (code === 32) return 3;
  return code === 10 ? 4 : 5;
}
