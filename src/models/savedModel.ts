import * as z from 'zod/mini';

/** What a person sees of a saved model without loading it. */
export const savedModel = z.object({
  document: z.url(),
  /** The document's name, else the one a person gave the model. */
  name: z.string(),
  /** Whether a person chose the name. */
  renamed: z.boolean(),
  cell: z.enum(['rnn', 'lstm', 'gru']),
  hidden: z.int(),
  parameters: z.int(),
  step: z.int(),
  bitsPerCharacter: z.nullable(z.number()),
  savedAt: z.int(),
  /** When anybody last asked for it. */
  usedAt: z.int(),
  /** The run that made it; none where it was imported. */
  run: z.optional(z.string()),
  /** Of a model of pairs. */
  pairs: z.optional(
    z.object({ attention: z.enum(['none', 'dot', 'general', 'additive']), exactMatch: z.nullable(z.number()) }),
  ),
});
export type SavedModel = z.infer<typeof savedModel>;

/** All that is kept of something, with its size. */
export interface Kept extends Pick<SavedModel, 'name' | 'savedAt' | 'usedAt'> {
  readonly bytes: number;
}

/** A document that something is kept about. */
export interface KeptDocument extends Kept, Pick<SavedModel, 'document'> {}

/** A saved model with the size of everything that is kept about its document. */
export interface StoredModel extends SavedModel, KeptDocument {}

/** What a run or a checkpoint tells of a model. */
export interface ModelFacts extends Pick<SavedModel, 'parameters' | 'step' | 'bitsPerCharacter' | 'run'> {
  readonly settings: Pick<SavedModel, 'cell' | 'hidden'>;
  readonly pairs?: SavedModel['pairs'];
}
