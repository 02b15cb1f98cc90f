import type { Budget, ChosenSettings, RunSettings } from './settings.ts';

/** Where the text to learn comes from: handed over, or read by the engine because an editor cannot hold it. */
export type TextSource =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly path: string };

export interface RunRequest {
  /** Names the run and, while it trains, its published weights. */
  readonly run: string;
  /** The document's name, for messages and the checkpoint. */
  readonly name: string;
  readonly source: TextSource;
  readonly settings: ChosenSettings;
  readonly budget: Budget;
  readonly engine: 'wasm' | 'tensorflow';
  readonly threads: number;
  /** Where the engine saves the model; null where only the host can write (`saveCheckpoint` brings it the bytes). */
  readonly checkpointPath: string | null;
  /** A checkpoint to go on from. */
  readonly resume: { readonly path: string } | { readonly bytes: Uint8Array } | null;
}

/** A size to choose settings for: before anything is read, the number of characters is what is known. */
export interface PlanRequest {
  readonly characters: number;
  readonly settings: ChosenSettings;
}

/** Bits per character of counting alone on the same held-out text. */
export interface Baselines {
  readonly unigram: number;
  readonly ngram: number;
  readonly ngramOrder: number;
}

export interface RunStarted {
  readonly settings: RunSettings;
  readonly parameters: number;
  readonly vocabulary: number;
  readonly characters: number;
  readonly heldOutCharacters: number;
  /** Which build of which engine computes, for people: "wasm, relaxed SIMD, 2 threads". */
  readonly engine: string;
  /** Sentences a person should read: replaced bytes, an endless line. */
  readonly warnings: readonly string[];
  /** The curve of a resumed run so far. */
  readonly curve: readonly CurvePoint[];
}

/** One point of the learning curve. */
export interface CurvePoint {
  readonly step: number;
  /** Seconds of training behind it, pauses left out. */
  readonly seconds: number;
  /** Bits per character of the training text, averaged since the last point. */
  readonly trainBits: number;
  /** Bits per character of held-out text; null where not measured. */
  readonly validationBits: number | null;
  readonly gradientNorm: number;
  readonly learningRate: number;
}

export interface Progress {
  readonly run: string;
  readonly point: CurvePoint;
  readonly epoch: number;
  readonly charactersPerSecond: number;
  /** Seconds until the budget ends; null where none was set. */
  readonly secondsLeft: number | null;
}

/** Why a run ended. */
export type StopReason = 'budget' | 'earlyStopping' | 'stopped' | 'diverged';

export interface Finished {
  readonly run: string;
  readonly reason: StopReason;
  readonly step: number;
  readonly seconds: number;
  /** Held-out bits per character of the model that was kept; null where nothing was held out. */
  readonly bitsPerCharacter: number | null;
  /** What a person should know: which step was kept and why, or which learning rate to try. */
  readonly sentence: string;
}

/** What the extension host asks of the trainer. */
export interface TrainerCalls {
  plan(request: PlanRequest): { readonly settings: RunSettings; readonly parameters: number };
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
  started(event: { readonly run: string; readonly started: RunStarted }): void;
  baselines(event: { readonly run: string; readonly baselines: Baselines }): void;
  progress(progress: Progress): void;
  /** Weights of this version reached the reader. */
  published(event: { readonly run: string; readonly version: number }): void;
  /** Writes a checkpoint where the engine cannot. */
  saveCheckpoint(event: { readonly run: string; readonly bytes: Uint8Array }): void;
}
