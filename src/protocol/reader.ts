import type { InspectionCalls } from './inspection.ts';
import type { Baselines, CurvePoint, PairsFigures } from './trainer.ts';
import type { PairsSettings } from './pairsSettings.ts';
import type { RunSettings } from './settings.ts';
import type { TranslationCalls } from './translation.ts';

/** A model the reader can answer for: a run's newest published weights, else what was saved of it. */
export interface ModelReference {
  /** The run that trains or trained in this engine's life; null for a model of earlier days. */
  readonly run: string | null;
  /** Where the checkpoint is, as the engine's disk names files; null before the first save. */
  readonly saved: { readonly path: string } | null;
  /** Weights kept at this step of the run, to look back on; the newest where absent. */
  readonly step?: number;
}

export interface GenerateRequest {
  readonly model: ModelReference;
  readonly prompt: string;
  /** Characters or words to write, as the model counts them. */
  readonly length: number;
  /** 0 always takes the likeliest. */
  readonly temperature: number;
  readonly topK: number | null;
  readonly topP: number | null;
  readonly seed: number;
}

/** What a checkpoint tells of the run that made it. */
export interface SavedRun {
  readonly name: string;
  readonly settings: RunSettings | PairsSettings;
  readonly parameters: number;
  readonly vocabulary: number;
  readonly characters: number;
  /** SHA-256 of the text that was learned. */
  readonly digest: string;
  readonly heldOutCharacters: number;
  readonly step: number;
  readonly bitsPerCharacter: number | null;
  readonly baselines: Baselines | null;
  /** Of a model of pairs. */
  readonly pairs?: PairsFigures;
  readonly curve: readonly CurvePoint[];
}

/** A model's weights and what they mean, to be handed to another thread. */
export interface ModelWeights {
  /** The engine's configuration of the model. */
  readonly configuration: object;
  readonly units: readonly string[];
  readonly parameters: ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: Float32Array }>;
  readonly step: number;
}

/** A text being written on, unit by unit. */
export interface StreamRequest extends GenerateRequest {
  /** Names the text in `wrote`. */
  readonly id: string;
  /** The document that stretches of at least `shortestCopy` characters are compared with, line ends being LF. */
  readonly document: string;
}

/** Shortest stretch that is called a copy rather than a coincidence, in characters. */
export const shortestCopy = 20;

/** A stretch of a written text that stands in its document word for word; offsets in UTF-16 units, `to` not included. */
export interface Copy {
  readonly from: number;
  readonly to: number;
}

/** What the reader tells the extension host. */
export interface ReaderEvents {
  /** It answers with a run's weights after this step from now on. */
  published(event: { readonly run: string; readonly step: number }): void;
  wrote(event: { readonly id: string; readonly text: string }): void;
}

/** What the extension host asks of the reader. */
export interface ReaderCalls extends InspectionCalls, TranslationCalls {
  generate(request: GenerateRequest): { readonly text: string; readonly step: number };
  /** Writes with `wrote` events, then tells what was copied. */
  stream(request: StreamRequest): { readonly text: string; readonly copies: readonly Copy[] };
  /** Ends a text where it is: `stream` answers with what was written until then. */
  stopStream(id: string): void;
  /** Lets go of a document's model and weights. */
  forget(model: ModelReference): void;
  describe(checkpoint: { readonly path: string } | { readonly bytes: Uint8Array }): SavedRun;
  weights(model: ModelReference): ModelWeights;
}
