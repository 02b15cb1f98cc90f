import type { ChosenPairsSettings, PairColumns, PairFormatName, PairsSettings } from './pairsSettings.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Budget, ChosenSettings, RunSettings } from './settings.ts';

/** Where the text to learn comes from: handed over, or read by the engine because an editor cannot hold it. */
export type TextSource =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly path: string };

/** What every run is told, whatever it learns. */
interface RunOrder {
  /** Names the run and, while it trains, its published weights. */
  readonly run: string;
  /** The document's name, for messages and the checkpoint. */
  readonly name: string;
  readonly source: TextSource;
  readonly budget: Budget;
  readonly engine: 'wasm' | 'tensorflow';
  /** Threads to train with; 0 leaves it to the engine. */
  readonly threads: number;
  /** Where the engine saves the model, as its disk names files. */
  readonly checkpointPath: string;
  /** Where it saves instead once somebody else has saved there meanwhile; null to save there all the same. */
  readonly checkpointAside: string | null;
  /**
   * The stamp of what stood there when the run knew of it last, where another engine began it; null for nothing. What somebody else saved
   * there since is not written over. Left out for a run that begins.
   */
  readonly checkpointStamp?: string | null;
  /** The step the run began with, where another engine began it; left out for a run that begins. */
  readonly firstStep?: number;
  /** A checkpoint to go on from. */
  readonly resume: { readonly path: string } | null;
  /** The run it goes on from, whose earlier steps can then be looked back on as its own; null for a new beginning. */
  readonly continues: string | null;
}

/** Trains a document's language model. */
export interface DocumentRunRequest extends RunOrder {
  readonly task: 'document';
  readonly settings: ChosenSettings;
}

/** How a text is read as pairs. */
export interface PairReading {
  readonly format: PairFormatName;
  /** Of a table; null for the first two. */
  readonly columns: PairColumns | null;
  /** The other text where the pairs stand side by side, else null. */
  readonly targets: TextSource | null;
}

/** Trains a sequence-to-sequence model on the pairs of a document. */
export interface PairsRunRequest extends RunOrder {
  readonly task: 'pairs';
  readonly settings: ChosenPairsSettings;
  readonly reading: PairReading;
}

export type RunRequest = DocumentRunRequest | PairsRunRequest;

/** Asks what would be trained. */
export interface PlanRequest {
  /** The document, or the beginning of one too long to hand over for this. */
  readonly source: TextSource;
  /** Length of the whole document in characters. */
  readonly characters: number;
  readonly settings: ChosenSettings;
}

/** What would be trained, and how many parameters that has. */
export interface RunPlan {
  readonly settings: RunSettings;
  readonly parameters: number;
}

/** Asks what would be trained on pairs. */
export interface PairsPlanRequest {
  readonly source: TextSource;
  readonly reading: PairReading;
  readonly settings: ChosenPairsSettings;
}

/** A pair as its document has it. */
export interface ExamplePair {
  readonly source: string;
  readonly target: string;
}

export interface PairsRunPlan {
  readonly settings: PairsSettings;
  readonly parameters: number;
  readonly training: number;
  readonly heldOut: number;
  /** SHA-256 of the document that was read, as `RunStarted` has it. */
  readonly digest: string;
  /** A handful of those held out. */
  readonly examples: readonly ExamplePair[];
}

/** Asks what each cell would be trained with so that only the cells differ. */
export interface ComparisonPlanRequest {
  /** The whole document: only all its units tell how many parameters a network has. */
  readonly source: TextSource;
  readonly settings: ChosenSettings;
  /** What the networks have in common: the hidden size, or (nearly) the number of parameters, that of the LSTM. */
  readonly equal: 'hidden' | 'parameters';
}

/** Bits per character of counting alone on the same held-out text. */
export interface Baselines {
  readonly unigram: number;
  readonly ngram: number;
  readonly ngramOrder: number;
}

export interface RunStarted {
  readonly settings: RunSettings | PairsSettings;
  /** What the learning rate is multiplied by: what a resumed run was steered to. */
  readonly learningRateFactor: number;
  readonly parameters: number;
  readonly vocabulary: number;
  readonly characters: number;
  /** SHA-256 of the text that is learned, in UTF-8 with LF for line ends: tells whether a document still is that text. */
  readonly digest: string;
  readonly heldOutCharacters: number;
  /** Of a run on pairs, a handful of those held out; left out where only its saved model tells of it. */
  readonly examples?: readonly ExamplePair[];
  /** Which build of which engine computes, for people: "wasm, relaxed SIMD, 2 threads". */
  readonly engine: string;
  /** Sentences a person should read: replaced bytes, an endless line. */
  readonly warnings: readonly string[];
  /** The curve of a resumed run so far. */
  readonly curve: readonly CurvePoint[];
}

/** The start of a run as the engine tells it: what to read of it is yet to be put into the person's language. */
export type ToldStart = Omit<RunStarted, 'warnings'> & { readonly warnings: readonly Sentence[] };

/** How well held-out pairs are written. Shares lie in 0..1. */
export interface PairsFigures {
  /** Of target units that come first, given those before them. */
  readonly tokenAccuracy: number;
  /** Of outputs that are the target to the letter, decoded greedily. */
  readonly exactMatch: number;
  /** Of target units at which attention is largest on their gold position; null where none is known. */
  readonly aligned: number | null;
  /** Exact outputs by the source's length in units. */
  readonly byLength: readonly { readonly length: number; readonly pairs: number; readonly exact: number }[];
}

/** One point of the learning curve, in bits per character; of pairs in bits per target unit. */
export interface CurvePoint {
  readonly step: number;
  /** Of the training text, averaged since the last point. */
  readonly trainBits: number;
  /** Of held-out text; null where not measured. */
  readonly validationBits: number | null;
  /** Global norm of this step's gradient before clipping; NaN where it was not kept. */
  readonly gradientNorm: number;
  /** Of pairs, where measured. */
  readonly pairs?: PairsFigures;
}

export interface Progress {
  readonly run: string;
  readonly point: CurvePoint;
  /** Passes over the training text, with their fraction. */
  readonly epoch: number;
  /** Of training in this run, pauses left out. */
  readonly seconds: number;
  readonly learningRate: number;
  readonly charactersPerSecond: number;
  /** Seconds until the budget ends; null where none was set. */
  readonly secondsLeft: number | null;
}

/** Why a run ended. */
export type StopReason = 'budget' | 'earlyStopping' | 'stopped' | 'diverged';

export interface Finished {
  readonly run: string;
  readonly reason: StopReason;
  /** Steps made. */
  readonly step: number;
  /** Whether any step was made in this run. */
  readonly learned: boolean;
  /** The step whose model was kept. */
  readonly bestStep: number;
  /** Held-out bits per character of the model that was kept; null where nothing was held out. */
  readonly bitsPerCharacter: number | null;
  /** Of the model of pairs that was kept, judged by all pairs held out. */
  readonly pairs?: PairsFigures;
  /** What to try after a run that diverged. */
  readonly suggestedLearningRate: number | null;
  /** Of training in this run, pauses left out. */
  readonly seconds: number;
  /** Over the whole run, validation included. */
  readonly charactersPerSecond: number;
  /** Where the model was saved; null where it could not be written. */
  readonly saved: string | null;
}

/** What the extension host asks of the trainer. */
export interface TrainerCalls {
  plan(request: PlanRequest): RunPlan;
  /** RNN, LSTM and GRU, in this order. */
  planComparison(request: ComparisonPlanRequest): readonly RunPlan[];
  /** Throws a sentence where the pairs are too few. */
  planPairs(request: PairsPlanRequest): PairsRunPlan;
  /** Resolves when the run ends, in whatever way; rejects when it could not start or broke. One run at a time. */
  train(request: RunRequest): Finished;
  pause(run: string): void;
  resume(run: string): void;
  /** Ends the run, keeping what was learned. */
  stop(run: string): void;
  /** Makes exactly one step while paused. */
  stepOnce(run: string): void;
  steer(change: { readonly run: string; readonly learningRateFactor?: number; readonly budget?: Budget }): void;
}

/** What the trainer tells the extension host. */
export interface TrainerEvents {
  /** With the stamp of what stands where the run will save; null for nothing. */
  started(event: { readonly run: string; readonly started: ToldStart; readonly stamp: string | null }): void;
  baselines(event: { readonly run: string; readonly baselines: Baselines }): void;
  progress(progress: Progress): void;
  /** A checkpoint was written, of after this step. */
  saved(event: {
    readonly run: string;
    readonly path: string;
    readonly step: number;
    readonly stamp: string | null;
  }): void;
  /** A checkpoint could not be written; the run goes on. */
  saveFailed(event: { readonly run: string; readonly reason: Sentence }): void;
}
