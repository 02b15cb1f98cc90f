import type {
  Activations,
  DocumentModel,
  InputGradient,
  RecurrentState,
  Score,
  TokenBatch,
  TrainStepOptions,
  TrainStepResult,
} from '../engine/backend.ts';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Tensors } from '../engine/tensor.ts';
import { checkTokenBatch, checkTokens } from '../engine/tokens.ts';
import type { Crew } from './crew.ts';
import type { DocumentMemory } from './documentMemory.ts';
import type { Address } from './kernels.ts';
import { Reading } from './reading.ts';
import { Training } from './training.ts';

/** A document's language model on our own kernels. */
export class WasmDocumentModel implements DocumentModel {
  readonly configuration: DocumentModelConfiguration;
  readonly #memory: DocumentMemory;
  readonly #release: () => void;
  readonly #training: Training;
  readonly #reading: Reading;

  /** `release` is what disposing of the model calls. Throws when the parameters do not fit the configuration. */
  constructor(memory: DocumentMemory, parameters: Tensors, crew: Crew, release: () => void) {
    this.configuration = memory.plan.configuration;
    this.#memory = memory;
    this.#release = release;
    this.#training = new Training(memory, (command) => crew.execute(command));
    this.#reading = new Reading(memory);
    this.writeParameters(parameters);
  }

  readParameters(): Tensors {
    return this.#memory.block.readAll(this.#blockAt(this.#memory.weights));
  }

  writeParameters(parameters: Tensors): void {
    this.#memory.block.writeAll(parameters, this.#blockAt(this.#memory.weights));
    this.#memory.machine.reviseWeights();
  }

  readOptimizer(): { readonly updates: number; readonly moments: Tensors } {
    const { block, mean, variance } = this.#memory;
    const moments = mean
      ? [...block.read(this.#blockAt(mean), 'optimizer.m.'), ...block.read(this.#blockAt(variance), 'optimizer.v.')]
      : [];
    return { updates: this.#training.updates, moments: new Map(moments) };
  }

  writeOptimizer(updates: number, moments: Tensors): void {
    const { block, mean, variance } = this.#memory;
    if (!mean) return;
    block.require(moments, 'optimizer.m.');
    block.require(moments, 'optimizer.v.');
    block.write(moments, this.#blockAt(mean), 'optimizer.m.');
    block.write(moments, this.#blockAt(variance), 'optimizer.v.');
    this.#training.updates = updates;
  }

  readCarriedState(): RecurrentState | null {
    return this.#training.readCarried();
  }

  writeCarriedState(state: RecurrentState | null): void {
    this.#training.writeCarried(state);
  }

  trainStep(batch: TokenBatch, options: TrainStepOptions): TrainStepResult {
    const { capacity } = this.#memory.plan;
    if (!capacity.trainable) throw new Error('This model was made for reading, not for training.');
    checkTokenBatch(batch, this.configuration.vocabulary, capacity);
    return this.#training.step(batch, options);
  }

  score(
    batch: TokenBatch,
    state: RecurrentState | null,
  ): { readonly nats: Float32Array; readonly state: RecurrentState } {
    checkTokenBatch(batch, this.configuration.vocabulary, this.#memory.plan.capacity);
    return this.#reading.score(batch, state);
  }

  forward(tokens: Int32Array, state: RecurrentState | null): Activations {
    checkTokens(tokens, this.configuration.vocabulary);
    return this.#reading.forward(tokens, state);
  }

  read(
    tokens: Int32Array,
    state: RecurrentState | null,
  ): { readonly logits: Float32Array; readonly state: RecurrentState } {
    checkTokens(tokens, this.configuration.vocabulary);
    return this.#reading.read(tokens, state);
  }

  infer(
    tokens: Int32Array,
    state: RecurrentState | null,
  ): { readonly logits: Float32Array; readonly state: RecurrentState } {
    checkTokens(tokens, this.configuration.vocabulary);
    return this.#reading.infer(tokens, state);
  }

  inputGradient(tokens: Int32Array, state: RecurrentState | null, token: number, score: Score): InputGradient {
    checkTokens(tokens, this.configuration.vocabulary);
    checkTokens(Int32Array.of(token), this.configuration.vocabulary);
    return this.#reading.inputGradient(tokens, state, token, score);
  }

  dispose(): void {
    this.#release();
  }

  #blockAt(address: Address): Float32Array {
    return this.#memory.machine.floats(address, this.#memory.block.size);
  }
}
