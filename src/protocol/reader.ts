/** A model the reader can answer for: a run's published weights, or a checkpoint. */
export type ModelReference =
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly id: string; readonly bytes: Uint8Array };

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

/** What the extension host asks of the reader. */
export interface ReaderCalls {
  generate(request: GenerateRequest): { readonly text: string; readonly version: number };
}

/** What the reader tells the extension host. */
export type ReaderEvents = Record<string, never>;
