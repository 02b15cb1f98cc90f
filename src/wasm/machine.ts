import { instantiate, type Address, type Kernels } from './kernels.ts';

const PAGE = 65_536;

/** One thread's hold on a model: the kernels, the memory they work on, and a word said between two kernels. */
export class Machine {
  readonly kernels: Kernels;
  readonly #memory: WebAssembly.Memory;
  readonly #pulse: () => void;
  #revision = 0;

  /** `pulse` is called between kernels: it may throw to stop a pass. */
  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, pulse: () => void) {
    this.kernels = instantiate(module, memory);
    this.#memory = memory;
    this.#pulse = pulse;
  }

  pulse(): void {
    this.#pulse();
  }

  /** Counts up with every word of `reviseWeights`: what was packed under another number may be of other weights. */
  get revision(): number {
    return this.#revision;
  }

  /** To be called when the weights were written, or may have been by another thread. */
  reviseWeights(): void {
    this.#revision++;
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
