import { CountTable } from '../counts/countTable.ts';
import type { TokenLog } from './tokenLog.ts';

const contexts = 7;
/** Counts are halved beyond this, so that newer text weighs more. */
const mostCount = 250;
const learningRate = 0.015;

/**
 * The chance that the next character begins a word, at any place between two words: adaptive counts in several contexts,
 * mixed in the logistic domain with weights learned online (Mahoney 2005, PAQ).
 */
export class WordStart {
  readonly #counts = new CountTable(2, 4096);
  readonly #hashes = new Int32Array(contexts);
  readonly #inputs = new Float64Array(contexts + 1);
  /** [known contexts, input] */
  readonly #weights = new Float64Array((contexts + 1) * (contexts + 1)).fill(0.3);
  #set = 0;

  /** Chance that a word begins after `gap`, which began after the word at log position `left`. */
  probability(log: TokenLog, left: number, gap: string): number {
    this.#hash(log, left, gap);
    const { values } = this.#counts;
    let known = 0;
    for (let context = 0; context < contexts; context++) {
      const row = this.#counts.find(this.#hashes[context]!);
      const no = row < 0 ? 0 : values[row]!;
      const yes = row < 0 ? 0 : values[row + 1]!;
      if (yes + no > 0) known++;
      this.#inputs[context] = Math.log((yes + 0.3) / (no + 0.3));
    }
    this.#inputs[contexts] = 0.3;
    this.#set = known * (contexts + 1);
    let sum = 0;
    for (let input = 0; input <= contexts; input++) sum += this.#weights[this.#set + input]! * this.#inputs[input]!;
    return 1 / (1 + Math.exp(-sum));
  }

  /** Learns from a whole gap: no word began before its end, and one did there if `ended`. */
  learn(log: TokenLog, left: number, gap: string, ended: boolean): void {
    for (let length = Math.min(1, gap.length); length <= gap.length; length++) {
      const starts = length === gap.length;
      if (!starts || ended) this.#learnAt(log, left, gap.slice(0, length), starts ? 1 : 0);
    }
  }

  #learnAt(log: TokenLog, left: number, gap: string, outcome: 0 | 1): void {
    const error = outcome - this.probability(log, left, gap);
    for (let input = 0; input <= contexts; input++)
      this.#weights[this.#set + input]! += learningRate * error * this.#inputs[input]!;
    for (let context = 0; context < contexts; context++) {
      const row = this.#counts.open(this.#hashes[context]!);
      const { values } = this.#counts;
      if (++values[row + outcome]! > mostCount) {
        values[row]! >>= 1;
        values[row + 1]! >>= 1;
      }
    }
  }

  #hash(log: TokenLog, left: number, gap: string): void {
    const tail = textHash(gap, 24);
    const word = log.word(left);
    const before = log.left(left);
    const gapBefore = left < 0 ? 0 : log.get('gap', left);
    const bracket = left < 0 ? 0 : log.brackets.head(log.get('bracket', left));
    const line = left < 0 ? 0 : log.word(log.get('lineStart', left));
    const hashes = this.#hashes;
    hashes[0] = mix(1, tail, 0, 0);
    hashes[1] = mix(2, tail, word, 0);
    hashes[2] = mix(3, tail, word, log.word(before));
    hashes[3] = mix(4, tail, gapBefore, 0);
    hashes[4] = mix(5, textHash(gap, 3), log.lexicon.ending(word), gapBefore);
    hashes[5] = mix(6, tail, bracket, line);
    hashes[6] = mix(7, textHash(gap, 2), 0, 0);
  }
}

function textHash(text: string, tail: number): number {
  let hash = text.length > tail ? 7 : text.length;
  for (let i = Math.max(0, text.length - tail); i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(salt: number, a: number, b: number, c: number): number {
  let h = Math.imul(salt ^ a, 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 13)) + b, 0xc2b2ae35);
  h = Math.imul((h ^ (h >>> 16)) + c, 0x9e3779b1);
  return h ^ (h >>> 15);
}
