import type { Address } from './kernels.ts';

/** Floats to a cache line: what every reservation is rounded up to. */
const LINE = 16;

/** Hands out a memory from its beginning to its end. The same requests in the same order get the same places, in every thread. */
export class Arena {
  #end: Address;

  /** The first page stays free, so that no address is 0. */
  constructor(start: Address = 65_536) {
    this.#end = start;
  }

  /** The first byte that nobody has asked for. */
  get end(): Address {
    return this.#end;
  }

  /** Room for `count` floats or 32-bit integers, on a cache line of its own. */
  reserve(count: number): Address {
    const address = this.#end;
    this.#end += Math.ceil(count / LINE) * LINE * 4;
    return address;
  }
}

/** Rounds a width up to what kernels read at once: two vectors. */
export function pad(width: number): number {
  return Math.ceil(width / 8) * 8;
}

/** The address `floats` behind another. */
export function advance(address: Address, floats: number): Address {
  return address + floats * 4;
}
