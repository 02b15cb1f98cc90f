/** Token ids, in the narrowest integers that hold them. */
export type Tokens = Uint8Array | Uint16Array | Uint32Array;

function allocate(size: number, largest: number): Tokens {
  if (largest < 2 ** 8) return new Uint8Array(size);
  return largest < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
}

/** A growing list of token ids that widens its integers when an id needs it: a 100 MB text costs 100 MB as characters. */
export class TokenBuffer {
  #data: Tokens;
  #length = 0;
  #limit = 2 ** 8;

  constructor(capacity: number) {
    this.#data = allocate(Math.max(capacity, 16), 0);
  }

  get length(): number {
    return this.#length;
  }

  push(id: number): void {
    if (id >= this.#limit) this.#reallocate(this.#data.length, id);
    if (this.#length === this.#data.length) this.#reallocate(this.#length * 2, this.#limit - 1);
    this.#data[this.#length++] = id;
  }

  /** The ids so far, as a view. */
  finish(): Tokens {
    return this.#data.subarray(0, this.#length);
  }

  #reallocate(capacity: number, largest: number): void {
    const wider = allocate(capacity, largest);
    wider.set(this.#data.subarray(0, this.#length));
    this.#data = wider;
    this.#limit = 2 ** (8 * wider.BYTES_PER_ELEMENT);
  }
}

/** `tokens` with every id replaced by `table[id]`; the same array when it can hold the new ids. */
export function remap(tokens: Tokens, table: Uint32Array): Tokens {
  let largest = 0;
  for (const id of table) largest = Math.max(largest, id);
  const target = largest < 2 ** (8 * tokens.BYTES_PER_ELEMENT) ? tokens : allocate(tokens.length, largest);
  for (let i = 0; i < tokens.length; i++) target[i] = table[tokens[i] ?? 0] ?? 0;
  return target;
}
