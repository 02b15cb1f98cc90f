import * as z from 'zod/mini';
import { budget, runSettings } from './settings.ts';

const count = z.int().check(z.minimum(0));

/** The comparison a run was part of. */
export const runComparison = z.object({
  /** Names the comparison. */
  id: z.string(),
  /** What the compared networks have in common beside data, budget and seeds. */
  equal: z.enum(['hidden', 'parameters']),
  seeds: z.int().check(z.minimum(1)),
});
export type RunComparison = z.infer<typeof runComparison>;

/** Why a run was made. */
export interface RunPurpose {
  /** The run is one of a comparison: its model is kept under its own name and the document's stays as it is. */
  readonly comparison: RunComparison | null;
  /** It took up a model that had been trained before. */
  readonly continued: boolean;
  /** Nobody asked for it just now: it stands in no table, and makes room for any run somebody asks for. */
  readonly background: boolean;
}

/** Step, training bits, held-out bits, gradient norm. */
const recordedPoint = z.tuple([count, z.number(), z.nullable(z.number()), z.number()]);
export type RecordedPoint = z.infer<typeof recordedPoint>;

/** What is kept of a run that ended, one small file each. */
export const runRecord = z.object({
  run: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  /** What was learned; earlier versions did not note it. */
  document: z.optional(z.url()),
  /** Counts the runs of a document; unlike the clock it never goes back. */
  number: count,
  endedAt: z.int(),
  note: z.string().check(z.maxLength(2000)),
  comparison: z.nullable(runComparison),
  continued: z.boolean(),
  settings: runSettings,
  budget,
  engine: z.string(),
  parameters: count,
  vocabulary: count,
  characters: count,
  heldOutCharacters: count,
  reason: z.enum(['budget', 'earlyStopping', 'stopped', 'diverged']),
  step: count,
  bestStep: count,
  seconds: z.number(),
  charactersPerSecond: z.number(),
  bitsPerCharacter: z.nullable(z.number()),
  baselines: z.nullable(z.object({ unigram: z.number(), ngram: z.number(), ngramOrder: count })),
  /** Whether its model is kept under its own name. */
  hasModel: z.boolean(),
  curve: z.array(recordedPoint),
});
export type RunRecord = z.infer<typeof runRecord>;

/** A record without its curve, as a table shows it. */
export type RunRow = Omit<RunRecord, 'curve'>;
