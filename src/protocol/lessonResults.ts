import type { ExperimentRun } from './lessonExperiments.ts';
import type { Said } from './phrases.ts';

/** One line of a chart; `low` and `high` are the spread over seeds. */
export interface Series<Words = Said> {
  readonly name: Words;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
  /** A trivial answer, drawn dashed. */
  readonly baseline?: boolean;
}

/** A stretch of text with what is known about it. */
export interface Span {
  readonly text: string;
  /** Occurs word for word in the document. */
  readonly copied: boolean;
}

/** What a network expects after one more piece of text. */
export interface Expectation {
  readonly read: string;
  readonly top: readonly { readonly token: string; readonly probability: number }[];
  /** What really came, and its rank among the guesses (1 = first; null where it was not among the likeliest); null at the end. */
  readonly came: { readonly token: string; readonly probability: number; readonly rank: number | null } | null;
}

/** The kinds of things an experiment can show. `Words` are phrases until the view has said them in the reader's language. */
export type ResultPart<Words = Said> =
  | {
      readonly type: 'table';
      readonly columns: readonly Words[];
      readonly rows: readonly (readonly (Words | number)[])[];
    }
  | {
      readonly type: 'lines';
      readonly title: Words;
      readonly xLabel: Words;
      readonly yLabel: Words;
      readonly logarithmic: boolean;
      readonly series: readonly Series<Words>[];
    }
  | { readonly type: 'expectations'; readonly steps: readonly Expectation[] }
  | {
      readonly type: 'heat';
      readonly title: Words;
      readonly rows: readonly Words[];
      readonly columns: readonly string[];
      /** [rows][columns] */
      readonly values: readonly (readonly number[])[];
      /** From -1 to 1 about zero, or from 0 to 1. */
      readonly signed: boolean;
    }
  | { readonly type: 'text'; readonly title: Words; readonly spans: readonly Span[] };

/** What an experiment found, complete at every moment: a later one replaces an earlier one. */
export interface ExperimentResult<Words = Said> {
  /** One sentence with the number that matters. */
  readonly finding: Words;
  /** The trivial answer it has to beat, in one sentence. */
  readonly baseline: Words;
  readonly parts: readonly ResultPart<Words>[];
  /** Measured on data of its own making, though the document might have had some. */
  readonly madeUp?: boolean;
  /** Share of the work done, 0 to 1. */
  readonly progress: number;
}

/** Where a result comes from, kept with it. Those kept by an earlier version do not say what was run. */
export interface ResultOrigin {
  /** The document's name, or what the sample is. */
  readonly document: string;
  /** Read of it, which of a long document is not all. */
  readonly characters: number;
  /** Measured by us on a sample and shipped, not on the reader's document. */
  readonly sample: boolean;
  /** What was run, with all its numbers. */
  readonly run?: ExperimentRun;
  /** What it was measured on, where that was not the reader's own machine. */
  readonly machine?: string;
  /** ISO 8601 */
  readonly measuredAt: string;
  /** Wall time of the run. */
  readonly seconds: number;
}

export interface KeptResult {
  readonly result: ExperimentResult;
  readonly origin: ResultOrigin;
}
