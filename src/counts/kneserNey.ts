import { CountTable } from './countTable.ts';

/** Columns of a history's row: sum of counts, how many units followed once, twice, more often. */
const [total, once, twice, often] = [0, 1, 2, 3];

/**
 * Interpolated modified Kneser-Ney (Chen & Goodman 1998) over numbered units. Counts can be taken back, so a document's
 * model follows its edits exactly; discounts are computed from the counts of counts of the moment.
 */
export class KneserNey {
  readonly order: number;
  readonly #grams: readonly CountTable[];
  readonly #histories: readonly CountTable[];
  /** [order][count 1..4]: how many n-grams have it */
  readonly #countsOfCounts: readonly Int32Array[];
  readonly #hashes: Int32Array;

  constructor(order: number) {
    this.order = order;
    const levels = Array.from({ length: order }, (_, level) => level);
    this.#grams = levels.map(() => new CountTable(1));
    this.#histories = levels.map(() => new CountTable(4));
    this.#countsOfCounts = levels.map(() => new Int32Array(5));
    this.#hashes = new Int32Array(order);
  }

  /** Counts a unit once more after its history, nearest unit first; fewer than `order - 1` at the document's start. */
  add(history: readonly number[], unit: number): void {
    this.#change(history, unit, 1);
  }

  /** Takes back one `add` with the same arguments. */
  remove(history: readonly number[], unit: number): void {
    this.#change(history, unit, -1);
  }

  /** Sets the history `probability` is asked for, nearest unit first. */
  lookFrom(history: readonly number[]): void {
    this.#hashHistory(history);
  }

  /** Probability of a unit after the history last given to `lookFrom`. */
  probability(unit: number): number {
    let probability = 1 / (this.#different + 1);
    for (let level = 0; level < this.#reach; level++) {
      const histories = this.#histories[level]!;
      const row = histories.find(this.#hashes[level]!);
      const sum = row < 0 ? 0 : histories.values[row + total]!;
      if (sum === 0) break;
      const grams = this.#grams[level]!;
      const gram = grams.find(gramHash(this.#hashes[level]!, unit));
      const count = gram < 0 ? 0 : grams.values[gram]!;
      const { values } = histories;
      const kept =
        this.#discount(level, 1) * values[row + once]! +
        this.#discount(level, 2) * values[row + twice]! +
        this.#discount(level, 3) * values[row + often]!;
      const own = count === 0 ? 0 : count - this.#discount(level, Math.min(count, 3));
      probability = (own + kept * probability) / sum;
    }
    return probability;
  }

  #reach = 1;
  #different = 0;

  #hashHistory(history: readonly number[]): void {
    this.#reach = Math.min(this.order, history.length + 1);
    let hash = 0x51ed270b;
    for (let level = 0; level < this.#reach; level++) {
      if (level > 0) hash = gramHash(hash, history[level - 1]!);
      this.#hashes[level] = hash;
    }
  }

  /** Lower orders count how many different units came before (continuations), so they change only with the order above. */
  #change(history: readonly number[], unit: number, by: 1 | -1): void {
    this.#hashHistory(history);
    for (let level = this.#reach - 1; level >= 0; level--) {
      const grams = this.#grams[level]!;
      const gram = grams.open(gramHash(this.#hashes[level]!, unit));
      const before = grams.values[gram]!;
      const after = before + by;
      if (after < 0) throw new Error('Kneser-Ney: more was taken back than counted.');
      grams.values[gram] = after;
      this.#recount(level, before, after);
      if (level === 0 && before + after === 1) this.#different += by;
      if (before + after !== 1) break;
    }
  }

  #recount(level: number, before: number, after: number): void {
    const histories = this.#histories[level]!;
    const row = histories.open(this.#hashes[level]!);
    const { values } = histories;
    const counts = this.#countsOfCounts[level]!;
    values[row + total]! += after - before;
    if (before > 0) values[row + Math.min(before, 3)]! -= 1;
    if (after > 0) values[row + Math.min(after, 3)]! += 1;
    if (before > 0 && before < 5) counts[before]! -= 1;
    if (after > 0 && after < 5) counts[after]! += 1;
  }

  /** D1, D2, D3+ of the order, kept near their usual values where a small document has too few n-grams of some count. */
  #discount(level: number, count: number): number {
    const counts = this.#countsOfCounts[level]!;
    const [, n1 = 0, n2 = 0] = counts;
    if (n1 === 0 || n2 === 0) return 0.7 * count ** 0.4;
    const y = n1 / (n1 + 2 * n2);
    const discount = count - ((count + 1) * y * counts[count + 1]!) / Math.max(1, counts[count]!);
    return Math.min(0.4 + 0.45 * count, Math.max(0.1, discount));
  }
}

function gramHash(hash: number, unit: number): number {
  let h = Math.imul(hash ^ unit, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) + hash;
}
