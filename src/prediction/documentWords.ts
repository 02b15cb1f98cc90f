import { EditedText } from './editedText.ts';
import type { WordModel } from './wordModel.ts';
import { findWords, longestPrefix, prefixAtEnd } from './words.ts';

/** Words after an edit that are learned anew, because what stands before them changed. */
const relearned = 7;

/** Told of a word that is finished: what stands before it, where it begins. */
export type Learn = (left: number, gap: string, word: string, at: number) => void;

/** A text and its words in order: turns an edit into the few words that die and the few that are appended to the log. */
export class DocumentWords {
  readonly #model: WordModel;
  readonly text = new EditedText();
  /** [word]: log position and offset of its first letter */
  #positions = new Int32Array(1024);
  #starts = new Int32Array(1024);
  #count = 0;
  /** Where the word begins in whose midst or at whose end the last insertion ended; -1 where it ended between words. */
  #unfinished = -1;

  constructor(model: WordModel) {
    this.#model = model;
  }

  get count(): number {
    return this.#count;
  }

  /** Offset of the first letter of a word, by its number in the document. */
  start(index: number): number {
    return this.#starts[index]!;
  }

  end(index: number): number {
    return this.start(index) + this.#model.log.lexicon.text(this.#model.log.word(this.position(index))).length;
  }

  /** Log position of a word by its number in the document, -1 before the first. */
  position(index: number): number {
    return index < 0 ? -1 : this.#positions[index]!;
  }

  /** Offset of the word at a log position, null if it is no longer in the document. */
  offsetOf(position: number): number | null {
    const index = position < 0 ? -1 : this.#positions.subarray(0, this.#count).lastIndexOf(position);
    return index < 0 ? null : this.start(index);
  }

  /** How many words end at or before an offset. */
  countBefore(offset: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Replaces `deleted` UTF-16 units at `offset`. A word that ends where the text ends is taken for unfinished and not counted. `learn`
   * is called for each word that was written and is finished now, by a character behind it, before it is added: not for its letters as
   * they are typed one after the other, nor for words that an edit only touches.
   */
  replace(offset: number, deleted: number, inserted: string, learn: Learn): void {
    // An apostrophe can join words on both sides of the edit, so the words next to it are read again.
    const first = this.countBefore(offset - 2);
    let next = first;
    while (next < this.#count && this.start(next) <= offset + deleted + 1) next++;
    const from = first === 0 ? 0 : this.end(first - 1);
    const shift = inserted.length - deleted;
    this.text.replace(offset, deleted, inserted);
    const to = next < this.#count ? this.start(next) + shift : this.text.length;
    const end = offset + inserted.length;
    const isFinished = (start: number, wordEnd: number): boolean =>
      wordEnd >= offset && wordEnd < end && (start >= offset || start === this.#unfinished);
    this.#splice(first, next, from, to, shift, (left, gap, word, at) => {
      if (!isFinished(at, at + word.length)) return;
      this.#model.meet(word);
      learn(left, gap, word, at);
    });
    this.#unfinished = this.#wordWrittenAt(end, inserted !== '');
  }

  /** Where the word begins that ends at `end`, where it was just written or is the one that was; else -1. */
  #wordWrittenAt(end: number, written: boolean): number {
    const prefix = prefixAtEnd(this.text.slice(Math.max(0, end - longestPrefix), end));
    const start = end - prefix.length;
    return prefix !== '' && (written || start === this.#unfinished) ? start : -1;
  }

  #splice(first: number, next: number, from: number, to: number, shift: number, learn: Learn): void {
    const { log } = this.#model;
    const slice = this.text.slice(from, to);
    const spans = findWords(slice);
    if (to === this.text.length && prefixAtEnd(slice) !== '') spans.length -= 2;
    const last = Math.min(this.#count, next + relearned);
    const after: string[] = [];
    for (let index = first; index < last; index++) {
      if (index >= next) after.push(log.lexicon.text(log.word(this.position(index))));
      this.#model.kill(this.position(index));
    }
    const added = spans.length / 2;
    this.#move(next, added - (next - first), shift);
    let left = this.position(first - 1);
    let end = from;
    for (let word = 0; word < added; word++) {
      const start = from + spans[2 * word]!;
      const text = this.text.slice(start, from + spans[2 * word + 1]!);
      learn(left, this.text.slice(end, start), text, start);
      left = this.#put(first + word, left, end, start, text);
      end = start + text.length;
    }
    for (const [offset, text] of after.entries()) {
      const index = first + added + offset;
      left = this.#put(index, left, end, this.start(index), text);
      end = this.start(index) + text.length;
    }
    const following = first + added + after.length;
    if (following < this.#count) log.relink(this.position(following), left);
  }

  #put(index: number, left: number, end: number, start: number, text: string): number {
    const position = this.#model.append(this.#model.place(left, this.text.slice(end, start)), text);
    this.#positions[index] = position;
    this.#starts[index] = start;
    return position;
  }

  /** Makes room for `by` more words before word `index` and shifts the offsets of what follows. */
  #move(index: number, by: number, shift: number): void {
    const count = this.#count + by;
    if (count > this.#positions.length) {
      this.#positions = larger(this.#positions, count);
      this.#starts = larger(this.#starts, count);
    }
    this.#positions.copyWithin(index + by, index, this.#count);
    this.#starts.copyWithin(index + by, index, this.#count);
    for (let word = index + by; word < count; word++) this.#starts[word]! += shift;
    this.#count = count;
  }
}

function larger(array: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(atLeast, 2 * array.length));
  copy.set(array);
  return copy;
}
