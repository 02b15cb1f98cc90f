import type { Cell, DocumentModelConfiguration, EngineName, PairsModelConfiguration } from './configuration.ts';
import type { PairsCapacity, PairsModel } from './pairsModel.ts';
import type { Tensors } from './tensor.ts';

/** Sizes a backend has to reserve room for before the first step. */
export interface ModelCapacity {
  /** Most sequences side by side in `trainStep` and `score`, most beams in `infer`. */
  readonly batch: number;
  /** Most time steps in `trainStep` and `score`. */
  readonly sequence: number;
  /** Whether gradients and optimiser state are needed. */
  readonly trainable: boolean;
  /** Threads that share the batch; a backend that has none ignores it. */
  readonly threads: number;
}

/** A rectangle of token ids, row-major [batch, time]. */
export interface TokenBatch {
  readonly batch: number;
  readonly time: number;
  /** [batch, time] */
  readonly inputs: Int32Array;
  /** [batch, time]: the token that really follows each input; -1 where none is scored. */
  readonly targets: Int32Array;
}

/**
 * What a recurrent model carries from one token to the next, for `batch` sequences.
 * Treat it as immutable: every call that advances a state returns a new one.
 */
export interface RecurrentState {
  readonly batch: number;
  /** [layers, batch, hidden] */
  readonly hidden: Float32Array;
  /** [layers, batch, hidden]; LSTM only */
  readonly cell: Float32Array | null;
  /** [batch, remembered, hidden], oldest first: top-layer states attention looks back on; models with attention only */
  readonly past: Float32Array | null;
}

export interface TrainStepOptions {
  readonly learningRate: number;
  /** Largest global norm of the gradient; Infinity for none. */
  readonly clip: number;
  /** Seeds this step's dropout masks (`dropoutFactor`). */
  readonly dropoutSeed: number;
}

export interface TrainStepResult {
  /** Mean cross-entropy in nats per scored token. */
  readonly loss: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
}

/** The quantities of a cell, by the names `recurrent inspect` prints. */
export type Quantity = 'input' | 'forget' | 'output' | 'candidate' | 'cellState' | 'reset' | 'update' | 'hidden';

/** The quantities each cell has, in the order they are shown. */
export const quantitiesOf: Readonly<Record<Cell, readonly Quantity[]>> = {
  rnn: ['hidden'],
  lstm: ['input', 'forget', 'output', 'candidate', 'cellState', 'hidden'],
  gru: ['reset', 'update', 'candidate', 'hidden'],
};

/** Everything one forward pass over `time` tokens went through. */
export interface Activations {
  readonly time: number;
  /** One map a layer; every tensor is [time, hidden]. */
  readonly layers: readonly ReadonlyMap<Quantity, Float32Array>[];
  /** [time, vocabulary], before the softmax */
  readonly logits: Float32Array;
  /**
   * [time, remembered + time]: weight of each earlier position, `remembered` being the length of the state's `past`; models with
   * attention only. A position looks at the `attentionWindow` positions strictly before it; with none, its context is zero.
   */
  readonly attention: Float32Array | null;
  /** The state after the last token. */
  readonly state: RecurrentState;
}

/** What a prediction owes to each earlier input. */
export interface InputGradient {
  readonly time: number;
  /** [time, embedding]: the inputs' embeddings */
  readonly inputs: Float32Array;
  /** [time, embedding]: gradient of the chosen score with respect to them */
  readonly gradient: Float32Array;
  /** One a layer, [time, hidden]: gradient with respect to the hidden state after each position */
  readonly hidden: readonly Float32Array[];
}

/** Which number `inputGradient` differentiates: one token's logit, or its log-probability in nats. */
export type Score = 'logit' | 'logProbability';

/** What training needs of any model. Parameters and optimiser moments are exchanged as copies. */
export interface TrainableModel {
  readParameters(): Tensors;
  /** Throws when a name is missing or a shape differs; the model is unchanged then. */
  writeParameters(parameters: Tensors): void;
  /** Adam's moments, named `optimizer.m.NAME` and `optimizer.v.NAME`, and the number of updates made. */
  readOptimizer(): { readonly updates: number; readonly moments: Tensors };
  writeOptimizer(updates: number, moments: Tensors): void;

  /** Frees memory and threads; the model must not be used afterwards. */
  dispose(): void;
}

/** What is expected after each of some sequences. */
export interface NextTokens {
  /** [batch, vocabulary] */
  readonly logits: Float32Array;
  /** [batch]: log(sum(exp(logits))), what a logit exceeds its log-probability by, in nats, within 1e-5 */
  readonly normalisers: Float64Array;
  readonly state: RecurrentState;
}

/**
 * A document's language model on some engine. All calls are synchronous; token ids out of range throw a RangeError.
 * Parameters, optimiser moments and states are exchanged as copies, named and shaped as in the checkpoint.
 */
export interface DocumentModel extends TrainableModel {
  readonly configuration: DocumentModelConfiguration;

  /** The state carried between training steps (truncated BPTT); null resets it to zero. */
  readCarriedState(): RecurrentState | null;
  writeCarriedState(state: RecurrentState | null): void;

  /** Forward, backward through `time` steps, clipping by global norm, one Adam update (beta 0.9, 0.999; epsilon 1e-8). */
  trainStep(batch: TokenBatch, options: TrainStepOptions): TrainStepResult;
  /** Cross-entropy of every target in nats, [batch, time] (0 where the target is -1), from a state or from zero. */
  score(
    batch: TokenBatch,
    state: RecurrentState | null,
  ): { readonly nats: Float32Array; readonly state: RecurrentState };
  /** One sequence, everything kept. */
  forward(tokens: Int32Array, state: RecurrentState | null): Activations;
  /** One sequence read to its end: what comes after the last token and the state there. No token gives a RangeError. */
  read(tokens: Int32Array, state: RecurrentState | null): NextTokens;
  /** One step for one or a few sequences. */
  infer(tokens: Int32Array, state: RecurrentState | null): NextTokens;
  /** Gradient of the score of `token` after the last of `tokens`, with respect to every input and hidden state. */
  inputGradient(tokens: Int32Array, state: RecurrentState | null, token: number, score: Score): InputGradient;
}

/** Thrown by `trainStep` when training was told to stop between two kernels; the model's parameters are those before the step. */
export class StepCancelled extends Error {
  override readonly name = 'StepCancelled';
}

/** An engine: everything that touches tensors. Trainer, generator and introspection are written once, over this. */
export interface Backend {
  readonly name: EngineName;
  /** Throws when the model does not fit into memory, saying the size it would need. */
  createDocumentModel(
    configuration: DocumentModelConfiguration,
    parameters: Tensors,
    capacity: ModelCapacity,
  ): DocumentModel;
  /** Throws when the model does not fit into memory, saying the size it would need. */
  createPairsModel(configuration: PairsModelConfiguration, parameters: Tensors, capacity: PairsCapacity): PairsModel;
  dispose(): void;
}
