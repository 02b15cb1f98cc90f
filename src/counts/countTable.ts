/** Rows of a few whole numbers, found by a 32-bit hash: open addressing in one block of memory. */
export class CountTable {
  readonly width: number;
  #keys: Int32Array;
  #values: Int32Array;
  #used = 0;

  constructor(width: number, slots = 1024) {
    this.width = width;
    this.#keys = new Int32Array(slots);
    this.#values = new Int32Array(slots * width);
  }

  get values(): Int32Array {
    return this.#values;
  }

  /** Index into `values` of the row of a hash, -1 if there is none. */
  find(hash: number): number {
    const key = hash === 0 ? 1 : hash | 0;
    const slot = this.#slot(key);
    return this.#keys[slot] === key ? slot * this.width : -1;
  }

  /** Index into `values` of the row of a hash, made (all zeros) if there is none. Holds until the next call. */
  open(hash: number): number {
    const key = hash === 0 ? 1 : hash | 0;
    let slot = this.#slot(key);
    if (this.#keys[slot] !== key) {
      if (this.#used * 3 > this.#keys.length * 2) {
        this.#grow();
        slot = this.#slot(key);
      }
      this.#keys[slot] = key;
      this.#used++;
    }
    return slot * this.width;
  }

  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
    slot = (slot ^ (slot >>> 12)) & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(values.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot]!;
      if (key === 0) continue;
      const to = this.#slot(key);
      this.#keys[to] = key;
      for (let i = 0; i < this.width; i++) this.#values[to * this.width + i] = values[slot * this.width + i]!;
    }
  }
}
