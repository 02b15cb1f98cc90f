import { ContextChains } from '../counts/contextChains.ts';
import { CandidateStatistics } from './candidateStatistics.ts';
import { characterContextCount, characterContexts } from './characterContexts.ts';
import { characterInputs, CharacterFeatures, sharedCharacterInputs } from './characterFeatures.ts';
import { Ranker, softmax } from './ranker.ts';

const mostCharacters = 256;
export const characterRankerShape = { own: characterInputs, shared: sharedCharacterInputs, hidden: 24 };

/**
 * What characters followed what, at every length of context: spells words that were never seen and gives the chance of
 * each next character. Offsets are UTF-16 units of the text it was given.
 */
export class CharacterModel {
  readonly ranker: Ranker;
  readonly scores = new Float32Array(mostCharacters);
  readonly statistics = new CandidateStatistics(new Uint16Array(characterContextCount).fill(200));
  readonly features = new CharacterFeatures(mostCharacters);
  readonly #chains: ContextChains;
  readonly #hashes = new Int32Array(characterContextCount);
  alive = new Uint8Array(1024);
  #units = new Uint32Array(1024);
  #known = new Map<number, number>();

  /** `capacity` is the number of characters there is room for at first. */
  constructor(parameters: Float32Array, capacity = 0) {
    this.#chains = new ContextChains(characterContextCount, capacity);
    this.ranker = new Ranker(characterRankerShape, mostCharacters, parameters);
  }

  unit(position: number): number {
    return this.#units[position]!;
  }

  /** Adds the character at an offset; `text` is what stands before it, at least as far as contexts reach. */
  append(text: string, offset: number): number {
    characterContexts(text, offset, this.#hashes);
    const position = this.#chains.append(this.#hashes);
    if (position === this.alive.length) this.#grow();
    const unit = text.charCodeAt(offset);
    this.#units[position] = unit;
    this.alive[position] = 1;
    this.#known.set(unit, (this.#known.get(unit) ?? 0) + 1);
    return position;
  }

  kill(position: number): void {
    if (this.alive[position] === 0) return;
    this.alive[position] = 0;
    const unit = this.unit(position);
    this.#known.set(unit, this.#known.get(unit)! - 1);
  }

  /**
   * Weighs every character that may follow `text`: `scores` [slot] are then probabilities, slot 0 that of all others. `plausible`
   * ones are those that have followed its last character lately: a third of the work.
   */
  weigh(text: string, which: 'all' | 'plausible' = 'all'): void {
    characterContexts(text, text.length, this.#hashes);
    const accept = (unit: number): boolean => unit > 0;
    this.statistics.gather(this, 0x10000, this.#chains, this.#hashes, accept);
    if (which === 'all')
      for (const [unit, count] of this.#known)
        if (count > 0 && this.statistics.size < mostCharacters) this.statistics.add(unit, accept);
    this.features.describe(this.statistics, (unit) => this.#known.get(unit) ?? 0, this.#chains.length, text);
    this.ranker.score(this.features.inputs, this.features.shared, this.scores);
    softmax(this.scores, this.statistics.size);
  }

  /** After `weigh`: the chance that the next character is one of these. */
  chanceOf(isMeant: (character: string) => boolean): number {
    let chance = 0;
    for (let slot = 1; slot < this.statistics.size; slot++) {
      if (isMeant(String.fromCharCode(this.statistics.units[slot]!))) chance += this.scores[slot]!;
    }
    return chance;
  }

  /** After `weigh`: adds the gradient of a character's cross-entropy to the ranker's; returns it in nats. */
  accumulate(unit: number): number {
    const slot = this.statistics.slotOf(unit);
    const nats = -Math.log(Math.max(this.scores[slot]!, 1e-12));
    this.scores[slot]! -= 1;
    this.ranker.backward(this.features.inputs, this.features.shared, this.scores);
    return nats;
  }

  #grow(): void {
    const alive = new Uint8Array(2 * this.alive.length);
    alive.set(this.alive);
    this.alive = alive;
    const units = new Uint32Array(2 * this.#units.length);
    units.set(this.#units);
    this.#units = units;
  }
}
