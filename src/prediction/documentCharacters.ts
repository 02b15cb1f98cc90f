import type { CharacterModel } from './characterModel.ts';
import { contextReach } from './characterContexts.ts';
import type { EditedText } from './editedText.ts';
import { spellingReach } from './speller.ts';

/** Longest stretch of a document whose spelling is indexed: the last one, which bounds the memory. */
export const mostIndexed = 400_000;

/** What is asked of the text. */
type ReadText = Pick<EditedText, 'length' | 'slice'>;

/** Keeps a character model in step with a text: an edit costs the characters it touches and the few behind them. */
export class DocumentCharacters {
  readonly #model: CharacterModel;
  /** [character from #base on]: log position */
  #positions = new Int32Array(4096);
  #count = 0;
  #base = 0;
  #appended = 0;

  constructor(model: CharacterModel) {
    this.#model = model;
  }

  /** How many characters of the text are indexed. */
  get count(): number {
    return this.#count;
  }

  /** Whether so much was replaced that reading the text anew would free memory. */
  get worn(): boolean {
    return this.#appended > 2 * mostIndexed;
  }

  /** Follows an edit; `text` is the document after it. */
  replace(offset: number, deleted: number, inserted: number, text: ReadText): void {
    if (this.#count === 0) {
      // What stands before the first stretch was left out on purpose.
      const first = offset + inserted === text.length ? offset : 0;
      this.#base = Math.max(first, text.length - mostIndexed);
      this.#replaceFrom(0, 0, text.length - this.#base, text);
    } else if (this.#base > 0 && offset + deleted <= this.#base) {
      this.#base += inserted - deleted;
    } else {
      // What an edit inserts across the beginning of the stretch is left out of it.
      const outside = Math.max(0, this.#base - offset);
      if (outside > 0) this.#base = offset + inserted;
      this.#replaceFrom(outside > 0 ? 0 : offset - this.#base, deleted - outside, outside > 0 ? 0 : inserted, text);
    }
  }

  #replaceFrom(first: number, deleted: number, added: number, text: ReadText): void {
    const next = Math.min(this.#count, first + deleted);
    const last = Math.min(this.#count, next + contextReach);
    for (let at = first; at < last; at++) this.#model.kill(this.#positions[at]!);
    this.#move(next, added - (next - first));
    const end = first + added + (last - next);
    const start = Math.max(0, this.#base + first - spellingReach);
    const around = text.slice(start, this.#base + end);
    for (let at = first; at < end; at++) this.#positions[at] = this.#model.append(around, this.#base + at - start);
    this.#appended += end - first;
  }

  #move(index: number, by: number): void {
    const count = this.#count + by;
    if (count > this.#positions.length) {
      const larger = new Int32Array(Math.max(count, 2 * this.#positions.length));
      larger.set(this.#positions);
      this.#positions = larger;
    }
    this.#positions.copyWithin(index + by, index, this.#count);
    this.#count = count;
  }
}
