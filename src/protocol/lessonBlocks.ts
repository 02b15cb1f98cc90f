import * as z from 'zod/mini';
import { _default as withDefault } from 'zod/mini';
import { experimentRun } from './lessonExperiments.ts';
import type { LessonProblem } from './lessonProblems.ts';

/** A pattern, and the entry of the table of problems that says what it wants. */
const matching = (pattern: RegExp, problem: LessonProblem) => z.regex(pattern, problem);

const id = z.string().check(matching(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'problemId'));
const line = z.string().check(z.minLength(1), z.maxLength(600));

/** Tensors and sizes of a model that a symbol can stand for (`src/reference/equations` says what each one is). */
export const symbolValue = z.string().check(matching(/^[A-Za-z][A-Za-z0-9.-]{0,63}$/, 'problemValueName'));

const formulaSymbol = z.strictObject({
  name: line,
  meaning: line,
  /** As printed: `n × d`, `V`, `number`. */
  shape: line,
  value: z.optional(symbolValue),
  /** The index a symbol runs over inside a sum or product. */
  over: z.optional(z.string().check(matching(/^[a-z]$/, 'problemIndex'))),
});
export type FormulaSymbol = z.infer<typeof formulaSymbol>;

/** Models that formulas are checked on: one layer of each cell, an encoder-decoder, or plain numbers. */
export const formulaModels = ['any', 'rnn', 'lstm', 'gru', 'gru-before', 'attention', 'additive', 'gradient'] as const;

const name = z.string().check(matching(/^[A-Za-z][A-Za-z0-9]*$/, 'problemSymbolName'));
const symbols = withDefault(z.record(name, formulaSymbol), {});

/** What stands between `---` lines at the top of a lesson; its symbols serve all formulas of the file. */
export const frontMatter = z.strictObject({
  title: z.optional(line),
  summary: withDefault(line, ''),
  symbols,
});
export type FrontMatter = z.infer<typeof frontMatter>;

export const formulaBlock = z.strictObject({
  id,
  title: line,
  tex: z.string().check(z.minLength(1), z.maxLength(4000)),
  model: withDefault(z.enum(formulaModels), 'any'),
  convention: z.optional(line),
  symbols,
});

/** A formula of another chapter, shown again: `from: 04-lstm#step`. */
export const quotationBlock = z.strictObject({
  id,
  from: z.string().check(matching(/^[\w-]+#[a-z0-9][a-z0-9.-]{0,63}$/, 'problemFrom')),
});

export const experimentBlock = z.strictObject({ id, title: line, about: z.optional(line), run: experimentRun });
export type ExperimentBlock = z.infer<typeof experimentBlock>;

const finite = z.number();

/** A number of an example that the reader may move. */
const exampleNumber = z.strictObject({ name: line, value: finite, least: finite, most: finite, step: finite });
export type ExampleNumber = z.infer<typeof exampleNumber>;

/**
 * A formula in numbers, computed anew whenever one of them is moved. Each line of it defines the symbol on its left. Repeated, it
 * becomes a walk through time: what a step found is carried into the next.
 */
export const exampleBlock = z.strictObject({
  id,
  title: line,
  about: z.optional(line),
  tex: z.string().check(z.minLength(1), z.maxLength(2000)),
  numbers: z.record(name, exampleNumber),
  /** Symbols that are shown, and drawn over the steps, with their names. */
  shows: z.record(name, line),
  repeat: z.optional(
    z.strictObject({
      steps: z.int().check(z.gte(2), z.lte(100)),
      /** What a step defines, and the number it stands for in the next. */
      carry: z.record(name, name),
      /** Numbers that differ in the first step alone. */
      once: withDefault(z.record(name, finite), {}),
      logarithmic: withDefault(z.boolean(), false),
    }),
  ),
});

const choices = z.array(z.strictObject({ text: line, right: withDefault(z.boolean(), false), why: line }));

export const questionBlock = z.strictObject({
  id,
  ask: line,
  choices: z.optional(choices.check(z.minLength(2), z.maxLength(8))),
  number: z.optional(z.strictObject({ value: z.number(), tolerance: withDefault(z.number(), 0), why: line })),
});

/** What a guided step waits for; the editor notices it by itself. */
export const stepGoals = [
  'open-document',
  'train-20-seconds',
  'open-inspector',
  'show-forget-gate',
  'generate-text',
  'check-equation',
  'run-experiment',
  'open-pairs',
] as const;
export type StepGoal = (typeof stepGoals)[number];

export const stepBlock = z.strictObject({ id, text: line, until: z.enum(stepGoals) });

export const figureNames = [
  'order-matters',
  'unrolled',
  'rnn-cell',
  'gradient-path',
  'lstm-cell',
  'gru-cell',
  'encoder-decoder',
  'attention',
  'forecast',
] as const;
export type FigureName = (typeof figureNames)[number];

export const figureBlock = z.strictObject({ name: z.enum(figureNames), caption: line });
