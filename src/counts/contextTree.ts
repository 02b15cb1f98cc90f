/**
 * Counts of every stretch of up to `order` symbols of a sequence, as a tree: a node is a stretch, its children are what followed
 * it. Kept in typed arrays and one hash table, some 24 bytes a node.
 */
export class ContextTree {
  /** Number of times each stretch was followed by something. */
  #followed = new Uint32Array(1024);
  /** Number of different symbols that followed it. */
  #followers = new Uint32Array(1024);
  #count = new Uint32Array(1024);
  #parent = new Uint32Array(1024);
  #symbol = new Uint32Array(1024);
  /** Node + 1 by the hash of its parent and symbol; 0 = free. */
  #table = new Uint32Array(2048);
  #nodes = 1;

  /** The node of the empty stretch. */
  static readonly root = 0;

  /** Times the node's stretch was seen as the continuation of its parent. */
  countOf(node: number): number {
    return this.#count[node]!;
  }

  followedOf(node: number): number {
    return this.#followed[node]!;
  }

  followersOf(node: number): number {
    return this.#followers[node]!;
  }

  /** The node of `parent`'s stretch and one symbol more; -1 where that was never seen. */
  find(parent: number, symbol: number): number {
    return this.#table[this.#slotOf(parent, symbol)]! - 1;
  }

  /** Counts one more `symbol` after `parent`'s stretch; returns the node of the longer stretch. */
  add(parent: number, symbol: number): number {
    const slot = this.#slotOf(parent, symbol);
    let node = this.#table[slot]! - 1;
    if (node < 0) {
      node = this.#nodes++;
      this.#table[slot] = node + 1;
      this.#parent[node] = parent;
      this.#symbol[node] = symbol;
      this.#followers[parent]!++;
      if (this.#nodes === this.#parent.length) this.#grow();
    }
    this.#count[node]!++;
    this.#followed[parent]!++;
    return node;
  }

  #slotOf(parent: number, symbol: number): number {
    const mask = this.#table.length - 1;
    let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (let found = this.#table[slot]!; found !== 0; found = this.#table[slot]!) {
      if (this.#parent[found - 1] === parent && this.#symbol[found - 1] === symbol) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const capacity = this.#parent.length * 2;
    const widened = (old: Uint32Array<ArrayBuffer>) => {
      const wider = new Uint32Array(capacity);
      wider.set(old);
      return wider;
    };
    this.#followed = widened(this.#followed);
    this.#followers = widened(this.#followers);
    this.#count = widened(this.#count);
    this.#parent = widened(this.#parent);
    this.#symbol = widened(this.#symbol);
    this.#table = new Uint32Array(2 * capacity);
    for (let node = 1; node < this.#nodes; node++) {
      this.#table[this.#slotOf(this.#parent[node]!, this.#symbol[node]!)] = node + 1;
    }
  }
}
