import * as z from 'zod/mini';
import type { ExportedFile } from './exportedFile.ts';
import { chosenPairsSettings, pairColumns, pairFormat } from './pairsSettings.ts';
import type { PairFormatName } from './pairsSettings.ts';
import type { RunChange, RunView } from './playground.ts';
import { budget } from './settings.ts';
import type { PairsRunPlan } from './trainer.ts';
import type { AttentionCheckAnswer, AttentionCheckRequest, TranslateAnswer, TranslateRequest } from './translation.ts';

/** How a person wants a document read as pairs. */
export const pairReadingChoice = z.object({
  /** Null leaves it to us. */
  format: z.nullable(pairFormat),
  /** Of a table; null for the first two. */
  columns: z.nullable(pairColumns),
  /** The document whose lines are the targets, where two stand side by side. */
  targets: z.nullable(z.string()),
});
export type PairReadingChoice = z.infer<typeof pairReadingChoice>;

/** How a person wants them learned. */
export const settingsChoice = z.object({ settings: chosenPairsSettings, budget });

/** What a person chose in one panel of pairs, kept across a reload of the window. */
export const pairsChoice = z.extend(settingsChoice, { reading: pairReadingChoice });
export type PairsChoice = z.infer<typeof pairsChoice>;

export interface ShownPairText {
  readonly source: string;
  readonly target: string;
  /** From 1. */
  readonly line: number;
}

/** What a document was read as. */
export interface PairsPreview {
  /** Null where no pairs were found. */
  readonly format: PairFormatName | null;
  /** The format was guessed, and may be wrong: why, in a sentence; null where there is no doubt. */
  readonly doubt: string | null;
  /** Of a table, else empty. */
  readonly columns: readonly string[];
  readonly count: number;
  /** The first few. */
  readonly first: readonly ShownPairText[];
  /** What was skipped and why, and contradictions, a sentence each. */
  readonly sentences: readonly string[];
  /** Open documents that could hold the targets. */
  readonly others: readonly { readonly uri: string; readonly name: string }[];
}

/** What would be trained, or why nothing can be. */
export type PairsPlanned = { readonly plan: PairsRunPlan } | { readonly refusal: string };

export interface PairsReadAs {
  readonly preview: PairsPreview;
  readonly planned: PairsPlanned;
}

/** A held-out pair and what the network makes of it now. */
export interface LiveExample {
  readonly source: string;
  readonly target: string;
  readonly output: string;
  readonly step: number;
}

/** The pair under the editor's cursor. */
export interface PairUnderCursor {
  readonly source: string;
  readonly target: string;
  readonly line: number;
  /** Where in it the cursor stands, in UTF-16 units of that side; null where it stands beside both. */
  readonly cursor: { readonly side: PairSide; readonly at: number } | null;
}

export type PairSide = 'source' | 'target';

/** A stretch of the shown pair to light up in the editor. */
export interface LitStretch {
  readonly side: PairSide;
  /** In UTF-16 units of that side. */
  readonly from: number;
  readonly to: number;
  /** 0 for what is pointed at, 1 to 3 for how strongly it is looked at. */
  readonly strength: number;
}

export interface PairsSnapshot extends PairsReadAs {
  readonly uri: string;
  readonly name: string;
  readonly choice: PairsChoice;
  readonly run: RunView;
  /** The run to compare with: without attention, or with it where the first has none. */
  readonly other: RunView;
  /** After which step the newest weights are that were published of the run; 0 before any were. */
  readonly published: number;
  readonly examples: readonly LiveExample[];
  readonly pair: PairUnderCursor | null;
}

/** What is asked about the panel's own model. */
export type TranslateQuestion = Omit<TranslateRequest, 'model'>;
export type AttentionCheckQuestion = Omit<AttentionCheckRequest, 'model'>;

/** What the panel of pairs asks of the extension host. */
export interface PairsHostCalls {
  ready(nothing: null): PairsSnapshot;
  read(reading: PairReadingChoice): PairsReadAs;
  choose(choice: z.infer<typeof settingsChoice>): PairsPlanned;
  train(nothing: null): void;
  /** Trains the same without attention (or with it), to the same budget, so that both can be drawn. */
  trainOther(nothing: null): void;
  goOn(nothing: null): void;
  pause(nothing: null): void;
  resume(nothing: null): void;
  stepOnce(nothing: null): void;
  stop(nothing: null): void;
  translate(question: TranslateQuestion): TranslateAnswer;
  /** Asks where to save a picture of attention or its numbers, and writes it. */
  save(file: ExportedFile): void;
  checkAttention(question: AttentionCheckQuestion): AttentionCheckAnswer;
  /** Lights up stretches of the pair under the cursor in the editor; none puts the light out. */
  light(stretches: readonly LitStretch[]): void;
}

/** What the host tells the panel of pairs. */
export interface PairsEvents {
  run(change: RunChange): void;
  other(change: RunChange): void;
  /** The document was edited, or opened anew. */
  readAs(read: PairsReadAs): void;
  examples(examples: readonly LiveExample[]): void;
  pair(pair: PairUnderCursor | null): void;
  /** There are newer weights to ask. */
  published(step: number): void;
}
