import type {
  Activations,
  DocumentModel,
  InputGradient,
  NextTokens,
  RecurrentState,
  Score,
  TokenBatch,
  TrainStepOptions,
  TrainStepResult,
} from '../engine/backend.ts';
import type { Tensors } from '../engine/tensor.ts';
import { checkTokenBatch, checkTokens } from '../engine/tokens.ts';
import type { Crew } from './crew.ts';
import type { DocumentMemory } from './documentMemory.ts';
import { DocumentTraining } from './documentTraining.ts';
import { WasmModel } from './model.ts';
import { Reading } from './reading.ts';

/** A document's language model on our own kernels. */
export class WasmDocumentModel extends WasmModel<DocumentMemory> implements DocumentModel {
  readonly #training: DocumentTraining;
  readonly #reading: Reading;

  /** `release` is what disposing of the model calls. Throws when the parameters do not fit the configuration. */
  constructor(memory: DocumentMemory, parameters: Tensors, crew: Crew, release: () => void) {
    const training = new DocumentTraining(memory, (command) => crew.execute(command));
    super(memory, parameters, training.steps, release);
    this.#training = training;
    this.#reading = new Reading(memory);
  }

  readCarriedState(): RecurrentState | null {
    return this.#training.readCarried();
  }

  writeCarriedState(state: RecurrentState | null): void {
    this.#training.writeCarried(state);
  }

  trainStep(batch: TokenBatch, options: TrainStepOptions): TrainStepResult {
    const { capacity } = this.memory.plan;
    if (!capacity.trainable) throw new Error('This model was made for reading, not for training.');
    checkTokenBatch(batch, this.configuration.vocabulary, capacity);
    return this.#training.step(batch, options);
  }

  score(
    batch: TokenBatch,
    state: RecurrentState | null,
  ): { readonly nats: Float32Array; readonly state: RecurrentState } {
    checkTokenBatch(batch, this.configuration.vocabulary, this.memory.plan.capacity);
    return this.#reading.score(batch, state);
  }

  forward(tokens: Int32Array, state: RecurrentState | null): Activations {
    checkTokens(tokens, this.configuration.vocabulary);
    return this.#reading.forward(tokens, state);
  }

  read(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    checkTokens(tokens, this.configuration.vocabulary);
    return this.#reading.read(tokens, state);
  }

  infer(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    checkTokens(tokens, this.configuration.vocabulary);
    return this.#reading.infer(tokens, state);
  }

  inputGradient(tokens: Int32Array, state: RecurrentState | null, token: number, score: Score): InputGradient {
    checkTokens(tokens, this.configuration.vocabulary);
    checkTokens(Int32Array.of(token), this.configuration.vocabulary);
    return this.#reading.inputGradient(tokens, state, token, score);
  }
}
