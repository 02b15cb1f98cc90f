/** Numbers for strings, from 1; 0 stands for none. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [''];

  get size(): number {
    return this.#texts.length;
  }

  /** The string's number, given to it now if it has none. */
  intern(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#ids.set(text, id);
      this.#texts.push(text);
    }
    return id;
  }

  /** The string's number, 0 if it has none. */
  find(text: string): number {
    return this.#ids.get(text) ?? 0;
  }

  text(id: number): string {
    return this.#texts[id] ?? '';
  }
}

/** How a word looks: what decides where it may stand, whatever it says. */
export const shapes = ['lower', 'Capitalised', 'UPPER', 'mixed', 'with_underscore', 'digits', 'single'] as const;

export function shapeOf(word: string): number {
  if (/^\p{N}+$/u.test(word)) return 5;
  if (word.length === 1) return 6;
  if (word.includes('_')) return 4;
  if (word === word.toLowerCase()) return 0;
  if (word === word.toUpperCase()) return 2;
  return /^\p{Lu}[^\p{Lu}]*$/u.test(word) ? 1 : 3;
}

/** Every word ever met in a document, with what contexts and the ranker need to know of each. */
export class Lexicon {
  readonly #words = new Interner();
  readonly #folded = new Interner();
  readonly #endingForms = new Interner();
  #counts = new Int32Array(1024);
  #foldedIds = new Int32Array(1024);
  #foldedCounts = new Int32Array(1024);
  #endings = new Int32Array(1024);
  #shapes = new Uint8Array(1024);
  /** Words by their first unit in lower case, oldest first. */
  readonly #byInitial = new Map<string, number[]>();

  get size(): number {
    return this.#words.size;
  }

  intern(word: string): number {
    const id = this.#words.intern(word);
    if (id >= this.#counts.length) this.#grow();
    if (this.#foldedIds[id] === 0) {
      const folded = word.toLowerCase();
      const shape = shapeOf(word);
      this.#foldedIds[id] = this.#folded.intern(folded);
      this.#shapes[id] = shape;
      const alike = this.#byInitial.get(initialOf(word));
      if (alike) alike.push(id);
      else this.#byInitial.set(initialOf(word), [id]);
      // The last letters tell a word's grammatical form in the languages that have endings.
      this.#endings[id] = this.#endingForms.intern(
        `-${folded.length > 4 ? folded.slice(-3) : folded.slice(-2)}${shape}`,
      );
    }
    return id;
  }

  find(word: string): number {
    return this.#words.find(word);
  }

  text(id: number): string {
    return this.#words.text(id);
  }

  /** How often the word stands in the document now. */
  count(id: number): number {
    return this.#counts[id] ?? 0;
  }

  changeCount(id: number, by: number): void {
    this.#counts[id] = this.count(id) + by;
    this.#foldedCounts[this.folded(id)]! += by;
  }

  /** How often the word stands in the document in any case. */
  foldedCount(id: number): number {
    return id === 0 ? 0 : this.#foldedCounts[this.folded(id)]!;
  }

  /**
   * Lets `visit` see every word in the document that begins with these letters, frequent ones first; and
   * those that would if their first letter were of the other case, spelled with the letters typed.
   */
  visitCompletions(letters: string, visit: (id: number) => void): void {
    const other = otherCase(letters);
    const bands: number[][] = countBands.map(() => []);
    for (const id of this.beginningLike(letters).toReversed()) {
      const count = this.#counts[id]!;
      if (count === 0) continue;
      const text = this.#words.text(id);
      if (text.startsWith(letters) || (other !== '' && text.startsWith(other)))
        bands[countBands.findIndex((least) => count >= least)]!.push(id);
    }
    for (const id of bands.flat()) {
      const text = this.#words.text(id);
      visit(text.startsWith(letters) ? id : this.intern(letters + text.slice(letters.length)));
    }
  }

  /** The same number for words that differ in case alone. */
  folded(id: number): number {
    return this.#foldedIds[id] ?? 0;
  }

  ending(id: number): number {
    return this.#endings[id] ?? 0;
  }

  shape(id: number): number {
    return this.#shapes[id] ?? 0;
  }

  /** Words that begin with the first of these letters in either case, in the document or not, oldest first. */
  beginningLike(letters: string): readonly number[] {
    return this.#byInitial.get(initialOf(letters)) ?? [];
  }

  #grow(): void {
    const size = this.#counts.length * 2;
    this.#counts = resized(this.#counts, size);
    this.#foldedIds = resized(this.#foldedIds, size);
    this.#foldedCounts = resized(this.#foldedCounts, size);
    this.#endings = resized(this.#endings, size);
    const shapesBefore = this.#shapes;
    this.#shapes = new Uint8Array(size);
    this.#shapes.set(shapesBefore);
  }
}

function initialOf(letters: string): string {
  return letters.charAt(0).toLowerCase();
}

/** The least frequency of each group of completions that is visited together. */
const countBands = [12, 4, 2, 1];

/** The same letters with the first one in the other case, '' if it has none. */
function otherCase(letters: string): string {
  const first = letters.slice(0, 1);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other === first || other.length !== 1 ? '' : other + letters.slice(1);
}

function resized(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
