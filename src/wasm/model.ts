import type { TrainableModel } from '../engine/backend.ts';
import type { Tensors } from '../engine/tensor.ts';
import type { Address } from './kernels.ts';
import type { ModelMemory } from './modelMemory.ts';
import type { Training } from './training.ts';

/** What both models on our own kernels are: parameters and moments that can be exchanged, in a memory that is given back. */
export abstract class WasmModel<Memory extends ModelMemory> implements TrainableModel {
  readonly configuration: Memory['plan']['configuration'];
  protected readonly memory: Memory;
  readonly #training: Training;
  readonly #release: () => void;

  /** `release` is what disposing of the model calls. Throws when the parameters do not fit the configuration. */
  constructor(memory: Memory, parameters: Tensors, training: Training, release: () => void) {
    this.configuration = memory.plan.configuration;
    this.memory = memory;
    this.#training = training;
    this.#release = release;
    this.#spread(parameters);
  }

  readParameters(): Tensors {
    return this.memory.block.readAll(this.#blockAt(this.memory.weights));
  }

  writeParameters(parameters: Tensors): void {
    this.#spread(parameters);
    this.weightsChanged();
  }

  readOptimizer(): { readonly updates: number; readonly moments: Tensors } {
    const { block, mean, variance } = this.memory;
    const moments = mean
      ? [...block.read(this.#blockAt(mean), 'optimizer.m.'), ...block.read(this.#blockAt(variance), 'optimizer.v.')]
      : [];
    return { updates: this.#training.updates, moments: new Map(moments) };
  }

  writeOptimizer(updates: number, moments: Tensors): void {
    const { block, mean, variance } = this.memory;
    if (!mean) return;
    block.require(moments, 'optimizer.m.');
    block.require(moments, 'optimizer.v.');
    block.write(moments, this.#blockAt(mean), 'optimizer.m.');
    block.write(moments, this.#blockAt(variance), 'optimizer.v.');
    this.#training.updates = updates;
  }

  dispose(): void {
    this.#release();
  }

  /** Called once other weights were written: what was computed with the old ones is no longer good. */
  protected weightsChanged(): void {}

  #spread(parameters: Tensors): void {
    this.memory.block.writeAll(parameters, this.#blockAt(this.memory.weights));
    this.memory.machine.reviseWeights();
  }

  #blockAt(address: Address): Float32Array {
    return this.memory.machine.floats(address, this.memory.block.size);
  }
}
