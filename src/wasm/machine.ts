import { instantiate, type Address, type Kernels } from './kernels.ts';

const PAGE = 65_536;

/** One thread's hold on a model: the kernels, the memory they work on, and a word said between two kernels. */
export class Machine {
  readonly kernels: Kernels;
  readonly #memory: WebAssembly.Memory;
  readonly #pulse: () => void;

  /** `pulse` is called between kernels: it may throw to stop a pass. */
  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, pulse: () => void) {
    this.kernels = instantiate(module, memory);
    this.#memory = memory;
    this.#pulse = pulse;
  }

  pulse(): void {
    this.#pulse();
  }

  /** Makes the memory reach to `end`; throws a RangeError where the host has no more. */
  extendTo(end: Address): void {
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
  }

  /** A view that holds until the memory grows. */
  floats(address: Address, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, count);
  }

  /** A view that holds until the memory grows. */
  integers(address: Address, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, count);
  }

  /** A view that holds until the memory grows. */
  doubles(address: Address, count: number): Float64Array {
    return new Float64Array(this.#memory.buffer, address, count);
  }
}
