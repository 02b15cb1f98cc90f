/** One line of a chart; `low` and `high` are the spread over seeds. */
export interface Series {
  readonly name: string;
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

/** The kinds of things an experiment can show. */
export type ResultPart =
  | {
      readonly type: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (string | number)[])[];
    }
  | {
      readonly type: 'lines';
      readonly title: string;
      readonly xLabel: string;
      readonly yLabel: string;
      readonly logarithmic: boolean;
      readonly series: readonly Series[];
    }
  | { readonly type: 'expectations'; readonly steps: readonly Expectation[] }
  | {
      readonly type: 'heat';
      readonly title: string;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      /** [rows][columns] */
      readonly values: readonly (readonly number[])[];
      /** From -1 to 1 about zero, or from 0 to 1. */
      readonly signed: boolean;
    }
  | { readonly type: 'text'; readonly title: string; readonly spans: readonly Span[] };

/** What an experiment found, complete at every moment: a later one replaces an earlier one. */
export interface ExperimentResult {
  /** One sentence with the number that matters. */
  readonly finding: string;
  /** The trivial answer it has to beat, in one sentence. */
  readonly baseline: string;
  readonly parts: readonly ResultPart[];
  /** Share of the work done, 0 to 1. */
  readonly progress: number;
}

/** Where a result comes from, kept with it. */
export interface ResultOrigin {
  /** The document's name, or what the sample is. */
  readonly document: string;
  readonly characters: number;
  /** Measured by us on a sample and shipped, not on the reader's document. */
  readonly sample: boolean;
  /** ISO 8601 */
  readonly measuredAt: string;
  /** Wall time of the run. */
  readonly seconds: number;
}

export interface KeptResult {
  readonly result: ExperimentResult;
  readonly origin: ResultOrigin;
}
