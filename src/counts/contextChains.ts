/**
 * For every position of a log and every one of `width` contexts: which earlier positions had the same context. A hash
 * table holds the newest position of each context, each position links to the one before it (as LZ77 matchers do), so
 * adding is O(width), and what followed a context is read newest first with exact distances.
 */
export class ContextChains {
  readonly width: number;
  /** [slot]: the newest entry in it plus 1; 0 where there is none, so that memory is touched only where something is noted */
  #heads: Int32Array;
  /** [position, context]: the context's hash */
  #keys: Int32Array;
  /** [position, context]: the next older entry in the same slot plus 1, 0 at the end */
  #older: Int32Array;
  #length = 0;

  constructor(width: number, positions = 0) {
    this.width = width;
    const capacity = Math.max(256, Math.ceil(positions));
    this.#heads = new Int32Array(slotsFor(capacity * width));
    this.#keys = new Int32Array(capacity * width);
    this.#older = new Int32Array(capacity * width);
  }

  get length(): number {
    return this.#length;
  }

  /** Appends a position whose contexts have these hashes; 0 means that it lacks this context. */
  append(hashes: Int32Array): number {
    const { width } = this;
    const position = this.#length++;
    if (this.#length * width > this.#keys.length) this.#grow();
    for (let context = 0; context < width; context++) this.#link(position * width + context, hashes[context] ?? 0);
    return position;
  }

  /**
   * Writes the positions that had this context, newest first, into `positions`; returns how many.
   * Positions that are not `alive` are passed over.
   */
  collect(hash: number, alive: Uint8Array, positions: Int32Array, limit: number): number {
    if (hash === 0) return 0;
    let found = 0;
    let entry = (this.#heads[slot(hash, this.#heads.length)] ?? 0) - 1;
    // Entries of other contexts in the same slot and dead ones are walked over; the bound keeps the worst case short.
    for (let steps = 4 * limit + 16; entry >= 0 && found < limit && steps > 0; steps--) {
      if (this.#keys[entry] === hash) {
        const position = (entry / this.width) | 0;
        if (alive[position] === 1) positions[found++] = position;
      }
      entry = (this.#older[entry] ?? 0) - 1;
    }
    return found;
  }

  #link(entry: number, hash: number): void {
    this.#keys[entry] = hash;
    if (hash === 0) return;
    const at = slot(hash, this.#heads.length);
    this.#older[entry] = this.#heads[at] ?? 0;
    this.#heads[at] = entry + 1;
  }

  #grow(): void {
    const capacity = this.#keys.length * 2;
    const keys = new Int32Array(capacity);
    keys.set(this.#keys);
    this.#older = new Int32Array(capacity);
    this.#heads = new Int32Array(slotsFor(capacity));
    const entries = (this.#length - 1) * this.width;
    this.#keys = keys;
    for (let entry = 0; entry < entries; entry++) this.#link(entry, keys[entry] ?? 0);
  }
}

function slotsFor(entries: number): number {
  return 2 ** Math.ceil(Math.log2(entries));
}

function slot(hash: number, slots: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 7) & (slots - 1);
}
