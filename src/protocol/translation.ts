import type { ModelReference } from './reader.ts';

/** Weights of attention a person put in place of the model's own. */
export interface ForcedRow {
  /** Target position, from 0. */
  readonly at: number;
  /** One a source unit, in the order of the text; scaled to sum to 1 before they are used. */
  readonly weights: Float32Array;
}

export interface TranslateRequest {
  readonly model: ModelReference;
  readonly source: string;
  /** Hypotheses kept side by side; 1 takes the likeliest unit at each step. */
  readonly beam: number;
  /** Alpha of Wu 2016; 0 favours nothing. */
  readonly lengthPenalty: number;
  /** What the output has to begin with; empty for nothing. */
  readonly prefix: string;
  /** Whether the output has to end with the prefix, too: teacher forcing. */
  readonly prefixOnly: boolean;
  readonly attention: readonly ForcedRow[];
}

/** A step some hypothesis of a beam took. */
export interface TreeNode {
  /** Its place in the list of nodes; -1 at the first unit. */
  readonly parent: number;
  readonly text: string;
  /** Of this unit after those before it. */
  readonly probability: number;
  /** Natural logarithm of the whole beginning's probability. */
  readonly total: number;
  /** Whether the output ends here. */
  readonly ended: boolean;
}

export interface TranslateAnswer {
  readonly step: number;
  readonly source: string;
  readonly sourceUnits: readonly string[];
  readonly output: string;
  readonly targetUnits: readonly string[];
  /** Of each target unit after those before it, and of the end marker. */
  readonly probabilities: Float32Array;
  /** [target units, source units]; null for a model without attention */
  readonly attention: Float32Array | null;
  /** Of the output with its end, in nats. */
  readonly logProbability: number;
  /** Units of source and prefix the model does not know. */
  readonly unknown: readonly string[];
  /** Whether the output ended by itself before it was cut off. */
  readonly finished: boolean;
  readonly nodes: readonly TreeNode[];
  /** Best first. */
  readonly hypotheses: readonly { readonly output: string; readonly logProbability: number; readonly node: number }[];
}

export interface AttentionCheckRequest {
  readonly model: ModelReference;
  readonly source: string;
  /** The output whose probability is judged. */
  readonly output: string;
}

/** What becomes of each target unit's probability, the end marker last, when attention is not the model's own. */
export interface AttentionCheckAnswer {
  readonly step: number;
  readonly targetUnits: readonly string[];
  readonly own: Float32Array;
  readonly uniform: Float32Array;
  /** The geometric mean over `shuffles` permutations. */
  readonly permuted: Float32Array;
  readonly shuffles: number;
}

/** What the extension host asks of the reader about a model of pairs. */
export interface TranslationCalls {
  /** Rejects with a sentence for a source without units. */
  translate(request: TranslateRequest): TranslateAnswer;
  /** Rejects with a sentence for a model without attention. */
  checkAttention(request: AttentionCheckRequest): AttentionCheckAnswer;
}
