import type { Choices } from '../engine/defaults.ts';
import type { PairsChoices } from '../engine/pairsDefaults.ts';
import { choiceOption, numberOption } from './arguments.ts';
import { UsageError } from './errors.ts';

/** Options that decide about model and training, as parseArgs wants them. */
export const modelOptions = {
  cell: { type: 'string' },
  'gru-reset': { type: 'string' },
  'forget-bias': { type: 'string' },
  'coupled-gates': { type: 'boolean' },
  peepholes: { type: 'boolean' },
  unit: { type: 'string' },
  layers: { type: 'string' },
  hidden: { type: 'string' },
  embedding: { type: 'string' },
  batch: { type: 'string' },
  sequence: { type: 'string' },
  dropout: { type: 'string' },
  'learning-rate': { type: 'string' },
  clip: { type: 'string' },
  tied: { type: 'boolean' },
  attention: { type: 'string' },
  'attention-window': { type: 'string' },
  'held-out': { type: 'string' },
  seed: { type: 'string' },
} as const;

type Values = {
  readonly [Name in keyof typeof modelOptions]?: (typeof modelOptions)[Name]['type'] extends 'boolean'
    ? boolean
    : string;
};

const size = { min: 1, max: 2 ** 16, integer: true };

/** Throws a `UsageError` for values that no model can have. */
export function readChoices(values: Values): Choices {
  const choices = {
    cell: choiceOption('cell', values.cell, ['rnn', 'lstm', 'gru']),
    gruReset: choiceOption('gru-reset', values['gru-reset'], ['after', 'before']),
    forgetBias: numberOption('forget-bias', values['forget-bias'], {}),
    coupledGates: values['coupled-gates'],
    peepholes: values.peepholes,
    unit: choiceOption('unit', values.unit, ['character', 'word']),
    layers: numberOption('layers', values.layers, { min: 1, max: 16, integer: true }),
    hidden: numberOption('hidden', values.hidden, size),
    embedding: numberOption('embedding', values.embedding, size),
    batch: numberOption('batch', values.batch, size),
    sequence: numberOption('sequence', values.sequence, size),
    dropout: numberOption('dropout', values.dropout, { min: 0, max: 1, open: 'max' }),
    learningRate: numberOption('learning-rate', values['learning-rate'], { min: 0, open: 'min' }),
    clip: numberOption('clip', values.clip, { min: 0, open: 'min' }),
    tied: values.tied,
    attention: choiceOption('attention', values.attention, ['none', 'general']),
    attentionWindow: numberOption('attention-window', values['attention-window'], size),
    heldOut: numberOption('held-out', values['held-out'], { min: 0, max: 1, open: 'max' }),
    seed: numberOption('seed', values.seed, { min: -(2 ** 31), max: 2 ** 32 - 1, integer: true }),
  };
  const { tied, embedding, hidden } = choices;
  if (tied && embedding !== undefined && hidden !== undefined && embedding !== hidden) {
    throw new UsageError('--tied needs --embedding and --hidden to be equal.');
  }
  return tied && embedding !== undefined ? { ...choices, hidden: embedding } : choices;
}

/** Options of training on sentence pairs alone. */
export const pairsOptions = {
  'reverse-source': { type: 'boolean' },
  'teacher-forcing': { type: 'string' },
} as const;

/** The same for sentence pairs. Throws a `UsageError` for values that no model can have, and for options of documents. */
export function readPairsChoices(
  values: Values & { readonly 'reverse-source'?: boolean; readonly 'teacher-forcing'?: string },
): PairsChoices {
  const { attention, ...others } = values;
  for (const option of ['sequence', 'tied', 'attention-window'] as const) {
    if (values[option] !== undefined) throw new UsageError(`--${option} is for documents, not for sentence pairs.`);
  }
  const {
    tied: _tied,
    sequence: _sequence,
    attentionWindow: _window,
    attention: _none,
    ...choices
  } = readChoices(others);
  return {
    ...choices,
    attention: choiceOption('attention', attention, ['none', 'dot', 'general', 'additive']),
    reverseSource: values['reverse-source'],
    teacherForcing: numberOption('teacher-forcing', values['teacher-forcing'], { min: 0, max: 1 }),
  };
}
