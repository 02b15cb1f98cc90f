import type { Cell, DocumentModelConfiguration, PairsModelConfiguration } from '../src/engine/configuration.ts';

/** A model and a batch that both engines and PyTorch take steps on: float32, Adam, clipping, cross-entropy at every step. */
export interface Item {
  readonly name: string;
  readonly cell: Exclude<Cell, 'rnn'>;
  readonly vocabulary: number;
  readonly embedding: number;
  readonly hidden: number;
  readonly layers: number;
  readonly batch: number;
  readonly sequence: number;
}

const character = { vocabulary: 65, embedding: 64, hidden: 128, layers: 1, batch: 32, sequence: 64 };
const word = {
  cell: 'lstm',
  vocabulary: 5000,
  embedding: 128,
  hidden: 256,
  layers: 1,
  batch: 32,
  sequence: 32,
} as const;

export const trainingItems: readonly Item[] = [
  { name: 'W1', cell: 'lstm', ...character },
  { name: 'W2', cell: 'gru', ...character },
  { name: 'W3', cell: 'lstm', ...character, hidden: 256, layers: 2 },
  { name: 'W4', ...word },
];

/** W5 reads with W4's model: one step and its five best, and a context of 200 tokens. */
export const readingItem: Item = { name: 'W5', ...word };

/** A sequence-to-sequence model of about 0.35 million parameters and a batch of dates for it. */
export interface PairsItem extends Item {
  readonly sourceTime: number;
  readonly targetTime: number;
}

/** P1: a bidirectional GRU, a GRU with general attention; `vocabulary` units on either side. */
export const pairsItem: PairsItem = {
  ...character,
  name: 'P1',
  cell: 'gru',
  vocabulary: 40,
  batch: 64,
  sequence: 21,
  sourceTime: 10,
  targetTime: 11,
};

export function pairsConfigurationOf(item: PairsItem): PairsModelConfiguration {
  const { cell, vocabulary, embedding, hidden, layers } = item;
  return {
    task: 'pairs',
    unit: 'character',
    cell,
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    sourceVocabulary: vocabulary,
    targetVocabulary: vocabulary,
    embedding,
    hidden,
    layers,
    dropout: 0,
    attention: 'general',
    reverseSource: false,
  };
}

export const contextLength = 200;

export function configurationOf(item: Item): DocumentModelConfiguration {
  const { cell, vocabulary, embedding, hidden, layers } = item;
  return {
    task: 'document',
    unit: vocabulary > 1000 ? 'word' : 'character',
    cell,
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    vocabulary,
    embedding,
    hidden,
    layers,
    dropout: 0,
    tied: false,
    attention: 'none',
    attentionWindow: 0,
  };
}

/** Floating-point operations of a training step: every product forwards, and twice that backwards. */
export function operationsOf({ cell, vocabulary, embedding, hidden, layers, batch, sequence }: Item): number {
  const gates = cell === 'lstm' ? 4 : 3;
  let products = vocabulary * hidden;
  for (let layer = 0; layer < layers; layer++)
    products += gates * hidden * ((layer === 0 ? embedding : hidden) + hidden);
  return 3 * 2 * batch * sequence * products;
}
