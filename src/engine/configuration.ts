import type { Unit } from '../text/unit.ts';

export type Cell = 'rnn' | 'lstm' | 'gru';

/** Where a GRU applies its reset gate: on the state before the matrix product (Cho 2014), or on the product (cuDNN, PyTorch). */
export type GruReset = 'before' | 'after';

/** How a decoder scores encoder states: Luong 2015 (dot, general), Bahdanau 2014 (additive). */
export type Attention = 'none' | 'dot' | 'general' | 'additive';

export type EngineName = 'wasm' | 'tensorflow';

/** A recurrent cell and its variants. Options of another cell are ignored. */
export interface CellConfiguration {
  readonly cell: Cell;
  readonly gruReset: GruReset;
  /** Starting value of the LSTM forget gate's bias (the sum of PyTorch's two biases). */
  readonly forgetBias: number;
  /** LSTM with forget = 1 - input (CIFG). */
  readonly coupledGates: boolean;
  /** LSTM whose gates also see the cell state (Gers & Schmidhuber 2000). */
  readonly peepholes: boolean;
}

/** Everything that decides the parameters' shapes and the forward pass of a document's language model. */
export interface DocumentModelConfiguration extends CellConfiguration {
  readonly task: 'document';
  readonly unit: Unit;
  /** Rows of the embedding, special units included. */
  readonly vocabulary: number;
  readonly embedding: number;
  readonly hidden: number;
  readonly layers: number;
  /** Probability of dropping a non-recurrent connection (Zaremba 2014): embedding, between layers, before the decoder. */
  readonly dropout: number;
  /** Decoder and embedding share one matrix; needs embedding === hidden. */
  readonly tied: boolean;
  /** Luong's general attention over the model's own last hidden states, or none. */
  readonly attention: 'none' | 'general';
  /** How many past states attention may look back on. */
  readonly attentionWindow: number;
}

/** Everything that decides the parameters' shapes and the forward pass of a sequence-to-sequence model. */
export interface PairsModelConfiguration extends CellConfiguration {
  readonly task: 'pairs';
  readonly unit: Unit;
  readonly sourceVocabulary: number;
  readonly targetVocabulary: number;
  readonly embedding: number;
  /** Size of the decoder's state and of each of the encoder's two directions. */
  readonly hidden: number;
  readonly layers: number;
  readonly dropout: number;
  readonly attention: Attention;
  readonly reverseSource: boolean;
}

export type ModelConfiguration = DocumentModelConfiguration | PairsModelConfiguration;

/** How a model is trained; nothing here changes its shape. */
export interface TrainingConfiguration {
  readonly seed: number;
  /** Sequences trained side by side. */
  readonly batch: number;
  /** Tokens per sequence and step: the length of truncated backpropagation through time. */
  readonly sequence: number;
  readonly learningRate: number;
  /** Largest global norm of the gradient (Pascanu 2013). */
  readonly clip: number;
  /** Share of the document kept for validation. */
  readonly heldOut: number;
}

/** How a sequence-to-sequence model is trained; nothing here changes its shape. */
export interface PairsTrainingConfiguration extends Omit<TrainingConfiguration, 'sequence'> {
  /** Probability with which the decoder reads the target rather than its own output (1: always). */
  readonly teacherForcing: number;
}
