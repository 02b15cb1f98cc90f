import type { Backend, DocumentModel, ModelCapacity } from '../engine/backend.ts';
import type { DocumentModelConfiguration, PairsModelConfiguration } from '../engine/configuration.ts';
import type { PairsCapacity, PairsModel } from '../engine/pairsModel.ts';
import type { Tensors } from '../engine/tensor.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import { buildFile, supportedTier, type Tier } from './builds.ts';
import { SoleCrew, type Crew } from './crew.ts';
import { WasmDocumentModel } from './documentModel.ts';
import { DocumentMemory } from './documentMemory.ts';
import { Machine } from './machine.ts';
import type { ModelMemory, ModelPlan } from './modelMemory.ts';
import { PairsMemory } from './pairs/memory.ts';
import { WasmPairsModel } from './pairs/model.ts';
import { Pool, type StartThread } from './pool.ts';
import type { PoolThreadData } from './poolThread.ts';

export interface WasmBackendOptions {
  /** Gives the bytes of a build of the kernels by its file's name, such as `relaxed.shared.wasm`. */
  readonly loadKernels: (file: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** The build to use; the best one that the host supports where it is left out. */
  readonly tier?: Tier;
  /** Compiles a build; WebAssembly.compile where it is left out. */
  readonly compile?: (bytes: Uint8Array<ArrayBuffer>) => WebAssembly.Module | Promise<WebAssembly.Module>;
  /** Where threads can share memory: how to start one. Left out, everything runs in the calling thread. */
  readonly startThread?: StartThread;
  /** Anything but 0 in its first element ends a training step between two kernels; whoever sets it takes it back. */
  readonly cancel?: Int32Array;
  /** Most bytes a model may take; what WebAssembly can address where it is left out. */
  readonly memoryLimit?: number;
  /** Milliseconds without a sign of life after which a working thread counts as dead. */
  readonly silence?: number;
}

/** Most pages a memory can have: 4 GB. */
const PAGES = 65_536;
const PAGE = 65_536;

/** Compiles the kernels. Throws where the host has no WebAssembly SIMD. */
export async function createWasmBackend(options: WasmBackendOptions): Promise<WasmBackend> {
  const tier = options.tier ?? supportedTier();
  if (tier === null) throw new Error('This machine has no WebAssembly SIMD.');
  const { compile = (bytes) => WebAssembly.compile(bytes), loadKernels, startThread } = options;
  const build = async (shared: boolean): Promise<WebAssembly.Module> =>
    compile(await loadKernels(buildFile(tier, shared)));
  return new WasmBackend(await build(false), startThread ? await build(true) : null, tier, options);
}

/** Our engine on one build of the kernels. */
export class WasmBackend implements Backend {
  readonly name = 'wasm';
  readonly tier: Tier;
  readonly #module: WebAssembly.Module;
  readonly #sharedModule: WebAssembly.Module | null;
  readonly #options: WasmBackendOptions;
  readonly #crews = new Set<Crew>();

  constructor(
    module: WebAssembly.Module,
    sharedModule: WebAssembly.Module | null,
    tier: Tier,
    options: WasmBackendOptions,
  ) {
    this.tier = tier;
    this.#module = module;
    this.#sharedModule = sharedModule;
    this.#options = options;
  }

  /** This engine on the same compiled kernels, with training steps that `cancel` ends. */
  cancelledBy(cancel: Int32Array): WasmBackend {
    return new WasmBackend(this.#module, this.#sharedModule, this.tier, { ...this.#options, cancel });
  }

  createDocumentModel(
    configuration: DocumentModelConfiguration,
    parameters: Tensors,
    capacity: ModelCapacity,
  ): DocumentModel {
    const open = (machine: Machine, threads: number): DocumentMemory =>
      new DocumentMemory(machine, { configuration, capacity: { ...capacity, threads } });
    const { memory, crew } = this.#open(capacity, open);
    return new WasmDocumentModel(memory, parameters, crew, () => this.#release(crew));
  }

  createPairsModel(configuration: PairsModelConfiguration, parameters: Tensors, capacity: PairsCapacity): PairsModel {
    const open = (machine: Machine, threads: number): PairsMemory =>
      new PairsMemory(machine, { configuration, capacity: { ...capacity, threads } });
    const { memory, crew } = this.#open(capacity, open);
    return new WasmPairsModel(memory, parameters, crew, () => this.#release(crew));
  }

  dispose(): void {
    for (const crew of this.#crews) this.#release(crew);
  }

  /** A memory of its own for a model, and the threads that train it: as many as are asked for and can be used. */
  #open<Memory extends ModelMemory<PoolThreadData['plan']>>(
    { batch, trainable, threads: wanted }: ModelPlan['capacity'],
    open: (machine: Machine, threads: number) => Memory,
  ): { readonly memory: Memory; readonly crew: Crew } {
    const threads = this.#sharedModule && trainable ? Math.min(wanted, batch) : 1;
    const module = threads > 1 && this.#sharedModule ? this.#sharedModule : this.#module;
    const webMemory = new WebAssembly.Memory({ initial: 1, maximum: PAGES, shared: threads > 1 });
    const hold: { crew: Crew | null } = { crew: null };
    const machine = new Machine(module, webMemory, () => hold.crew?.pulse());
    const memory = open(machine, threads);
    this.#reserve(machine, memory.end);
    const crew = this.#crew(memory, module, webMemory);
    hold.crew = crew;
    this.#crews.add(crew);
    return { memory, crew };
  }

  #release(crew: Crew): void {
    crew.dispose();
    this.#crews.delete(crew);
  }

  #reserve(machine: Machine, bytes: number): void {
    const limit = Math.min(this.#options.memoryLimit ?? Infinity, PAGES * PAGE);
    const megabytes = Math.ceil(bytes / 2 ** 20);
    const refusal = sentence('This model needs {0} MB of memory, more than there is.', megabytes);
    if (bytes > limit) throw new SentenceError(refusal);
    try {
      machine.extendTo(bytes);
    } catch (error) {
      throw error instanceof RangeError ? new SentenceError(refusal, { cause: error }) : error;
    }
  }

  #crew(memory: ModelMemory<PoolThreadData['plan']>, module: WebAssembly.Module, webMemory: WebAssembly.Memory): Crew {
    const { cancel, silence = 10_000, startThread } = this.#options;
    const cancelled = (): boolean => cancel !== undefined && Atomics.load(cancel, 0) !== 0;
    if (memory.plan.capacity.threads === 1 || !startThread) return new SoleCrew(memory, cancelled);
    return new Pool(memory, { module, memory: webMemory, startThread, silence, cancelled });
  }
}
