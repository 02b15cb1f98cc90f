import type { StepGoal } from './lessonBlocks.ts';
import type { ExperimentRun } from './lessonExperiments.ts';
import type { ExperimentResult, KeptResult } from './lessonResults.ts';
import type { Lesson } from './lessonText.ts';
import type { Said } from './phrases.ts';

/** One of our chapters by its file's name, or a Markdown file of somebody else's by its URI. */
export type LessonReference =
  { readonly kind: 'chapter'; readonly name: string } | { readonly kind: 'file'; readonly uri: string };

export interface ChapterEntry {
  readonly name: string;
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/** What a reader has done in one lesson; ids are those of its blocks. */
export interface LessonProgress {
  /** Answered questions, and whether an answer was right. */
  readonly answers: Readonly<Record<string, boolean>>;
  readonly steps: readonly string[];
}

export interface ExperimentState {
  /** The reader's own result, or the one that ships with the lesson. */
  readonly kept: KeptResult | null;
  /** What has been found so far by the run under way, which may wait for the engine to have time for it. */
  readonly running: {
    readonly result: ExperimentResult | null;
    readonly document: string;
    readonly waits: boolean;
  } | null;
  readonly failure: string | null;
}

export interface LessonSnapshot {
  readonly reference: LessonReference;
  readonly lesson: Lesson;
  readonly anchor: string | null;
  readonly chapters: readonly ChapterEntry[];
  readonly progress: LessonProgress;
  readonly experiments: Readonly<Record<string, ExperimentState>>;
  /** Examples with the numbers they begin with, where that has been computed before. */
  readonly examples: Readonly<Record<string, ComputedExample>>;
  /** The document everything runs on; null where the sample stands in. */
  readonly document: string | null;
  /** 1 is the editor's own size. */
  readonly zoom: number;
}

/** What a symbol stands for, just now and at the reader's cursor. */
export interface SymbolReading {
  /** [rows, columns]; a vector has one row, a number one of each. Long ones are cut to what can be shown. */
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  /** Its whole shape: "64 × 32". */
  readonly shape: string;
  /** Which model and place it was read from, in one sentence. */
  readonly origin: Said;
}

/** What came of evaluating a printed formula, one entry a line of it. */
export interface EquationCheck {
  readonly lines: readonly {
    /** The largest absolute difference between the two sides; for an inequality, 0 where it holds. */
    readonly difference: number;
    /** The largest absolute value on the left. */
    readonly size: number;
    /** How many numbers were compared. */
    readonly count: number;
    readonly holds: boolean;
  }[];
  readonly origin: Said;
}

/** Every symbol of an example, step by step; there is one step where nothing is repeated. */
export type ComputedExample = readonly Readonly<Record<string, number>>[];

/** What the lesson's view asks of the extension host. */
export interface LessonHostCalls {
  ready(nothing: null): LessonSnapshot;
  open(target: { readonly reference: LessonReference; readonly anchor: string | null }): void;
  openWeb(url: string): void;
  answer(answer: { readonly question: string; readonly right: boolean }): void;
  /** Does for the reader what a step asks for. */
  act(goal: StepGoal): void;
  run(request: { readonly experiment: string; readonly run: ExperimentRun }): void;
  cancel(experiment: string): void;
  read(request: { readonly formula: string; readonly term: string }): SymbolReading;
  check(formula: string): EquationCheck;
  compute(request: { readonly example: string; readonly numbers: Readonly<Record<string, number>> }): ComputedExample;
  /** Shows the symbol's row in the inspector. */
  inspect(request: { readonly formula: string; readonly term: string }): void;
  /** Opens the line of the reference implementation that computes the symbol. */
  showSource(request: { readonly formula: string; readonly term: string }): void;
  zoom(factor: number): void;
  /** Saves the lesson as a page of its own. */
  print(body: string): void;
}

/** What the host tells the lesson's view. */
export interface LessonEvents {
  show(snapshot: LessonSnapshot): void;
  experiment(change: { readonly id: string; readonly state: ExperimentState }): void;
  progress(change: { readonly progress: LessonProgress; readonly chapters: readonly ChapterEntry[] }): void;
  document(name: string | null): void;
}
