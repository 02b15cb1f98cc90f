import { Gaps } from './gaps.ts';
import { Lexicon } from './lexicon.ts';
import { Brackets } from './brackets.ts';

const columns = [
  'word',
  'gap',
  'left',
  'lineStart',
  'column',
  'lineAbove',
  'bracket',
  'argument',
  'sameBefore',
] as const;
type Column = (typeof columns)[number];

/** What is known of the place a word would take: `left` is the log position of the word before it, -1 at the start. */
export interface Place {
  readonly left: number;
  readonly gap: number;
  /** Log position of the first word of this line, -1 where the word itself is. */
  readonly lineStart: number;
  /** How many words stand before it in its line. */
  readonly column: number;
  /** Log position of the first word of the line above, -1 if there is none. */
  readonly lineAbove: number;
  /** The innermost open bracket, see `Brackets`. */
  readonly bracket: number;
  /** Which argument inside that bracket. */
  readonly argument: number;
}

/**
 * The words of a document in the order they came to be known. Nothing is moved: words that were deleted or whose left
 * neighbours changed die, and what replaces them is appended. `left` links give the order of the document.
 */
export class TokenLog {
  readonly lexicon = new Lexicon();
  readonly gaps = new Gaps();
  readonly brackets = new Brackets();
  alive = new Uint8Array(1024);
  #columns = Object.fromEntries(columns.map((name) => [name, new Int32Array(1024)])) as Record<Column, Int32Array>;
  #lastOf = new Int32Array(1024).fill(-1);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get(column: Column, position: number): number {
    return this.#columns[column][position] ?? 0;
  }

  /** Word at a position, 0 outside the document. */
  word(position: number): number {
    return position < 0 ? 0 : this.get('word', position);
  }

  unit(position: number): number {
    return this.#columns.word[position]!;
  }

  left(position: number): number {
    return position < 0 ? -1 : this.get('left', position);
  }

  relink(position: number, left: number): void {
    this.#columns.left[position] = left;
  }

  /** The newest position a living copy of the word stands at, -1 if there is none. */
  lastOf(word: number): number {
    let position = word < this.#lastOf.length ? (this.#lastOf[word] ?? -1) : -1;
    while (position >= 0 && this.alive[position] === 0) position = this.get('sameBefore', position);
    return position;
  }

  /** Where a word after `left` and this gap would stand. */
  place(left: number, gap: number): Place {
    const bracket = this.brackets.after(
      left < 0 ? 0 : this.get('bracket', left),
      left < 0 ? 0 : this.get('argument', left),
      this.word(left),
      this.gaps.brackets(gap),
    );
    if (left < 0) return { left, gap, lineStart: -1, column: 0, lineAbove: -1, ...bracket };
    if (this.gaps.breaksLine(gap))
      return { left, gap, lineStart: -1, column: 0, lineAbove: this.get('lineStart', left), ...bracket };
    const lineStart = this.get('lineStart', left);
    return {
      left,
      gap,
      lineStart,
      column: this.get('column', left) + 1,
      lineAbove: this.get('lineAbove', left),
      ...bracket,
    };
  }

  append(place: Place, word: number): number {
    const position = this.#length++;
    if (position === this.alive.length) this.#grow();
    if (word >= this.#lastOf.length) this.#lastOf = resized(this.#lastOf, 2 * word, -1);
    const values = this.#columns;
    values.word[position] = word;
    values.gap[position] = place.gap;
    values.left[position] = place.left;
    values.lineStart[position] = place.lineStart < 0 ? position : place.lineStart;
    values.column[position] = place.column;
    values.lineAbove[position] = place.lineAbove;
    values.bracket[position] = place.bracket;
    values.argument[position] = place.argument;
    values.sameBefore[position] = this.lastOf(word);
    this.#lastOf[word] = position;
    this.alive[position] = 1;
    this.lexicon.changeCount(word, 1);
    return position;
  }

  kill(position: number): void {
    if (this.alive[position] === 0) return;
    this.alive[position] = 0;
    this.lexicon.changeCount(this.word(position), -1);
  }

  /** The word of the line above that stands in the same column, 0 if there is none. */
  above(place: Place): number {
    if (place.lineAbove < 0) return 0;
    const position = place.lineAbove + place.column;
    return position < this.#length && this.get('lineStart', position) === place.lineAbove ? this.word(position) : 0;
  }

  #grow(): void {
    const size = this.alive.length * 2;
    for (const name of columns) this.#columns[name] = resized(this.#columns[name], size, 0);
    const alive = new Uint8Array(size);
    alive.set(this.alive);
    this.alive = alive;
  }
}

function resized(array: Int32Array, size: number, filler: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size).fill(filler);
  larger.set(array);
  return larger;
}
