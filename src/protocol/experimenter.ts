import type { ComputedExample, EquationCheck, SymbolReading } from './lesson.ts';
import type { ExperimentRun } from './lessonExperiments.ts';
import type { ExperimentResult } from './lessonResults.ts';
import type { Example } from './lessonText.ts';
import type { ModelWeights } from './reader.ts';

/** The text an experiment learns from. */
export interface ExperimentDocument {
  readonly name: string;
  readonly text: string;
}

export interface ExperimentRequest {
  /** Names the run in the findings that are told while it goes on. */
  readonly id: string;
  readonly run: ExperimentRun;
  readonly document: ExperimentDocument;
}

/** Where a formula's symbols get their values: a model, and a place in a text. */
export interface FormulaPlace {
  /** Which kind of model the formula speaks of, as its block says. */
  readonly model: string;
  /** The model of the reader's document; null where there is none. One of another cell is not used. */
  readonly own: ModelWeights | null;
  /** The text up to the cursor, and where that is at the very beginning, a little more. */
  readonly document: ExperimentDocument;
  /** How many characters of it stand before the cursor. */
  readonly cursor: number;
}

export interface ReadSymbol {
  readonly place: FormulaPlace;
  /** The name of the value, as the lesson's symbol gives it. */
  readonly value: string;
}

export interface CheckEquation {
  readonly place: FormulaPlace;
  readonly tex: string;
  readonly symbols: Readonly<Record<string, { readonly value: string; readonly over: string | null }>>;
}

export interface ComputeExample extends Pick<Example, 'tex' | 'repeat'> {
  readonly numbers: Readonly<Record<string, number>>;
}

/** What the extension host asks of the room where lessons measure. */
export interface ExperimenterCalls {
  /**
   * Resolves with what was found in the end. Runs go on one after the other; cancelling the request stops one that waits at once and
   * one under way within a training step.
   */
  run(request: ExperimentRequest): ExperimentResult;
  readSymbol(request: ReadSymbol): SymbolReading;
  checkEquation(request: CheckEquation): EquationCheck;
  computeExample(request: ComputeExample): ComputedExample;
}

/** What it tells the extension host. */
export interface ExperimenterEvents {
  /** What a run has found so far: null when its turn has come, after those before it. */
  found(event: { readonly id: string; readonly result: ExperimentResult | null }): void;
}
