import type { RecurrentState, TrainableModel, TrainStepOptions, TrainStepResult } from './backend.ts';
import type { PairsModelConfiguration } from './configuration.ts';

/** Sizes a backend has to reserve room for before the first step. */
export interface PairsCapacity {
  /** Most pairs side by side in `trainStep` and `score`. */
  readonly batch: number;
  /** Most source units and most decoder steps in `trainStep` and `score`. */
  readonly sourceTime: number;
  readonly targetTime: number;
  /** Whether gradients and optimiser state are needed. */
  readonly trainable: boolean;
  /** Threads that share the batch; a backend that has none ignores it. */
  readonly threads: number;
}

/** Sources side by side, row-major [batch, time], -1 behind the end of those shorter than the longest. */
export interface SourceBatch {
  readonly batch: number;
  readonly time: number;
  readonly tokens: Int32Array;
}

/** Pairs side by side; target rows are -1 behind their end. */
export interface PairBatch {
  readonly sources: SourceBatch;
  /** Decoder steps of the longest target. */
  readonly time: number;
  /** [batch, time]: what the decoder reads: the begin marker and, with teacher forcing, the target */
  readonly inputs: Int32Array;
  /** [batch, time]: what it should say: the target and the end marker */
  readonly targets: Int32Array;
}

/** What the encoder made of a batch of sources. Treat it as immutable. */
export interface EncodedSources {
  readonly sources: SourceBatch;
  /** [batch, time, 2 * hidden]: the top layer's states, forward then backward; zero behind a source's end */
  readonly memory: Float32Array;
  /** What the decoder starts from, through the bridge. */
  readonly state: RecurrentState;
}

export interface DecoderStep {
  /** [rows, target vocabulary] */
  readonly logits: Float32Array;
  /** [rows, source time]: where each row looked; null without attention */
  readonly attention: Float32Array | null;
  readonly state: RecurrentState;
}

/** Weights to put in place of those attention computes, [source time] a row; null leaves a row alone. */
export type ForcedAttention = readonly (Float32Array | null)[];

export interface PairScores {
  /** [batch, time]: cross-entropy of each target in nats, 0 where it is -1 */
  readonly nats: Float32Array;
  /** [batch, time]: the likeliest unit at each step */
  readonly predictions: Int32Array;
  /** [batch, time, source time]; null without attention */
  readonly attention: Float32Array | null;
}

/**
 * A sequence-to-sequence model: a bidirectional encoder, a bridge to the decoder's first state, a decoder with attention. All
 * calls are synchronous; token ids out of range throw a RangeError. Tensors and states are exchanged as copies.
 *
 * The cell reads the embedded input and gives h_t; h~_t = tanh(W_c [context_t; h_t] + b) goes to the softmax, h_t itself without
 * attention. With hs_j the encoder's states and P = `attention.weight` the score e_tj is: dot h_t . P hs_j, the context being a
 * sum of P hs_j; general h_t . P hs_j, a sum of hs_j (Luong 2015); additive v . tanh(W h_{t-1} + P hs_j), a sum of hs_j
 * (Bahdanau 2014, whose query is the state before the step). Padding is masked before the softmax over j.
 */
export interface PairsModel extends TrainableModel {
  readonly configuration: PairsModelConfiguration;

  /** Forward, backward, clipping by global norm, one Adam update; nothing is updated when loss or gradient are not finite. */
  trainStep(batch: PairBatch, options: TrainStepOptions): TrainStepResult;
  score(batch: PairBatch): PairScores;
  encode(sources: SourceBatch): EncodedSources;
  /**
   * One decoder step for some rows: row i reads `tokens[i]` in `state` and looks at source `sources[i]` of `encoded`; a null
   * state is the one the bridge gives each.
   */
  decode(
    encoded: EncodedSources,
    sources: Int32Array,
    tokens: Int32Array,
    state: RecurrentState | null,
    forced?: ForcedAttention,
  ): DecoderStep;
}

/**
 * Dropout's sites (`dropoutFactor`): 0 is the encoder's embedding, k + 1 what its layer k hands on forward and `backwardDropoutSite`
 * + k + 1 backward (the last layer's states are not dropped); the decoder counts from `decoderDropoutSite` as a document's model does.
 */
export const backwardDropoutSite = 32;
export const decoderDropoutSite = 64;
