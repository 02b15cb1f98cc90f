/** Memory of a contest, a word. */
const memory = 0.999;

/** Which of two ways to guess has lately been right where they differed: a sign test over the words of one document. */
export class Contest {
  #tried = 0;
  #won = 0;
  #lost = 0;

  /** Notes a word: whether the challenger would have been right, and whether the incumbent would. */
  note(challenger: boolean, incumbent: boolean): void {
    this.#tried = memory * this.#tried + 1;
    this.#won = memory * this.#won + (challenger && !incumbent ? 1 : 0);
    this.#lost = memory * this.#lost + (incumbent && !challenger ? 1 : 0);
  }

  /** Whether there was any word yet. */
  get begun(): boolean {
    return this.#tried > 0;
  }

  /** By how many words in a hundred the challenger is ahead. */
  get lead(): number {
    return this.#tried === 0 ? 0 : (100 * (this.#won - this.#lost)) / this.#tried;
  }

  /** Whether the challenger is ahead by more than chance and a few words. */
  get won(): boolean {
    return this.#won - this.#lost > 3 + Math.sqrt(this.#won + this.#lost);
  }

  /** Whether it has fallen behind. */
  get lost(): boolean {
    return this.#lost - this.#won > 2;
  }
}
