import type { Said } from './phrases.ts';
import type { ExampleNumber, ExperimentBlock, FigureName, FormulaSymbol, StepGoal } from './lessonBlocks.ts';

/** Text inside a line. What a lesson writes becomes these, never HTML. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'math'; readonly tex: string }
  | { readonly type: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly type: 'link'; readonly to: LinkTarget; readonly content: readonly Inline[] }
  | { readonly type: 'break' };

/** Where a link may lead: a secure web page, another chapter of the same folder, or a place in this one. */
export type LinkTarget =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'lesson'; readonly lesson: string; readonly anchor: string | null }
  | { readonly kind: 'anchor'; readonly anchor: string };

export interface Choice {
  readonly text: readonly Inline[];
  readonly right: boolean;
  readonly why: readonly Inline[];
}

/** A symbol of a formula, its meaning ready to be shown. */
export interface Term extends Omit<FormulaSymbol, 'meaning'> {
  readonly meaning: readonly Inline[];
}

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly id: string; readonly content: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'quote'; readonly content: readonly Block[] }
  | { readonly type: 'code'; readonly language: string; readonly text: string }
  | { readonly type: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'rule' }
  | Formula
  | Quotation
  | Example
  | Experiment
  | Question
  | Step
  | { readonly type: 'figure'; readonly name: FigureName; readonly caption: readonly Inline[] }
  | { readonly type: 'error'; readonly line: number; readonly message: Said; readonly source: string };

export interface Cell {
  readonly align: 'left' | 'center' | 'right' | null;
  readonly content: readonly Inline[];
}

export interface Formula {
  readonly type: 'formula';
  readonly id: string;
  readonly title: string;
  readonly tex: string;
  readonly convention: readonly Inline[];
  /** The cell whose tensors the symbols stand for. */
  readonly model: string;
  readonly symbols: Readonly<Record<string, Term>>;
}

/** A formula of another chapter, before it has been looked up. */
export interface Quotation {
  readonly type: 'quotation';
  readonly id: string;
  readonly lesson: string;
  readonly formula: string;
}

/** A formula in numbers that the reader may move. */
export interface Example {
  readonly type: 'example';
  readonly id: string;
  readonly title: string;
  readonly about: readonly Inline[];
  readonly tex: string;
  readonly numbers: Readonly<Record<string, ExampleNumber>>;
  /** Names of the symbols that are shown. */
  readonly shows: Readonly<Record<string, string>>;
  readonly repeat: {
    readonly steps: number;
    readonly carry: Readonly<Record<string, string>>;
    readonly once: Readonly<Record<string, number>>;
    readonly logarithmic: boolean;
  } | null;
}

export interface Experiment {
  readonly type: 'experiment';
  readonly id: string;
  readonly title: string;
  readonly about: readonly Inline[];
  readonly run: ExperimentBlock['run'];
}

export interface Question {
  readonly type: 'question';
  readonly id: string;
  readonly ask: readonly Inline[];
  /** Choices to pick from, or a number to work out. */
  readonly answer:
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
    | { readonly kind: 'number'; readonly value: number; readonly tolerance: number; readonly why: readonly Inline[] };
}

export interface Step {
  readonly type: 'step';
  readonly id: string;
  readonly text: readonly Inline[];
  readonly until: StepGoal;
}

/** A lesson as data: what the panel draws and the tests read. */
export interface Lesson {
  readonly title: string;
  readonly summary: string;
  readonly blocks: readonly Block[];
}
