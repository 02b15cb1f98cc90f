import type { Backend, DocumentModel, ModelCapacity } from '../engine/backend.ts';
import { StepCancelled } from '../engine/backend.ts';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { PairsModel } from '../engine/pairsModel.ts';
import type { Tensors } from '../engine/tensor.ts';
import { buildFile, supportedTier, type Tier } from './builds.ts';
import { WasmDocumentModel } from './documentModel.ts';
import { DocumentMemory } from './documentMemory.ts';
import { Machine } from './machine.ts';
import { Rank } from './rank.ts';

export interface WasmBackendOptions {
  /** Gives the bytes of a build of the kernels by its file's name, such as `relaxed.shared.wasm`. */
  readonly loadKernels: (file: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** The build to use; chosen by what the host supports where it is left out. */
  readonly tier?: Tier;
  /** Anything but 0 in its first element stops a step between two kernels; whoever sets it takes it back. */
  readonly cancel?: Int32Array;
  /** Most bytes a model may take; what WebAssembly can address where it is left out. */
  readonly memoryLimit?: number;
}

const PAGE = 65_536;
const ADDRESSABLE = 65_536 * PAGE;

/** Compiles the kernels. Throws where the host has no WebAssembly SIMD. */
export async function createWasmBackend(options: WasmBackendOptions): Promise<Backend> {
  const tier = options.tier ?? supportedTier();
  if (tier === null) throw new Error('This machine has no WebAssembly SIMD.');
  const module = await WebAssembly.compile(await options.loadKernels(buildFile(tier, false)));
  return new WasmBackend(module, options);
}

class WasmBackend implements Backend {
  readonly name = 'wasm';
  readonly #module: WebAssembly.Module;
  readonly #cancel: Int32Array | undefined;
  readonly #memoryLimit: number;

  constructor(module: WebAssembly.Module, { cancel, memoryLimit }: WasmBackendOptions) {
    this.#module = module;
    this.#cancel = cancel;
    this.#memoryLimit = Math.min(memoryLimit ?? ADDRESSABLE, ADDRESSABLE);
  }

  createDocumentModel(
    configuration: DocumentModelConfiguration,
    parameters: Tensors,
    capacity: ModelCapacity,
  ): DocumentModel {
    const webMemory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
    const machine = new Machine(this.#module, webMemory, () => this.#stopIfTold());
    const threads = 1;
    const memory = new DocumentMemory(machine, { configuration, capacity: { ...capacity, threads } });
    if (memory.end > this.#memoryLimit) throw tooLarge(memory.end);
    try {
      machine.extendTo(memory.end);
    } catch (error) {
      throw error instanceof RangeError ? tooLarge(memory.end) : error;
    }
    const rank = new Rank(memory, 0);
    return new WasmDocumentModel(memory, parameters, {
      execute: (command) => rank.execute(command),
      dispose: () => {},
    });
  }

  createPairsModel(): PairsModel {
    throw new Error('This engine has no sequence-to-sequence model yet.');
  }

  dispose(): void {}

  #stopIfTold(): void {
    if (this.#cancel && Atomics.load(this.#cancel, 0) !== 0) throw new StepCancelled('Training was told to stop.');
  }
}

function tooLarge(bytes: number): Error {
  return new Error(`This model needs ${Math.ceil(bytes / 2 ** 20)} MB of memory, more than there is.`);
}
