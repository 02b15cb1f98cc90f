import fc from 'fast-check';
import type { RecurrentState, TokenBatch } from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { parameterShapes, trainableNames } from '../../../src/engine/parameters.ts';
import { Random } from '../../../src/engine/random.ts';
import { elementCount, type Tensor, type Tensors } from '../../../src/engine/tensor.ts';

/** Sizes are small and odd on purpose: most of them fill neither a vector nor a tile. */
export const anyConfiguration: fc.Arbitrary<DocumentModelConfiguration> = fc
  .record({
    cell: fc.constantFrom('rnn', 'lstm', 'gru'),
    gruReset: fc.constantFrom('before', 'after'),
    coupledGates: fc.boolean(),
    peepholes: fc.boolean(),
    vocabulary: fc.integer({ min: 2, max: 21 }),
    embedding: fc.integer({ min: 1, max: 11 }),
    hidden: fc.integer({ min: 1, max: 19 }),
    layers: fc.integer({ min: 1, max: 3 }),
    dropout: fc.constantFrom(0, 0, 0.3),
    tied: fc.boolean(),
    attention: fc.constantFrom('none', 'general'),
    attentionWindow: fc.integer({ min: 1, max: 9 }),
  })
  .map((sizes) => configurationOf({ ...sizes, embedding: sizes.tied ? sizes.hidden : sizes.embedding }));

/** A configuration with every option at its plainest, for tests that want one thing changed. */
export function configurationOf(changes: Partial<DocumentModelConfiguration>): DocumentModelConfiguration {
  return {
    task: 'document',
    unit: 'character',
    cell: 'lstm',
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    vocabulary: 11,
    embedding: 6,
    hidden: 10,
    layers: 1,
    dropout: 0,
    tied: false,
    attention: 'none',
    attentionWindow: 4,
    ...changes,
  };
}

/** Weights that no symmetry makes easy: every trained element is random, biases included. */
export function randomParameters(configuration: DocumentModelConfiguration, seed: number): Tensors {
  const random = new Random(seed);
  const trained = new Set(trainableNames(configuration));
  const tensors = new Map<string, Tensor>();
  for (const [name, shape] of parameterShapes(configuration)) {
    const data = new Float32Array(elementCount(shape));
    if (trained.has(name)) data.forEach((_, i) => (data[i] = random.next() * 1.6 - 0.8));
    tensors.set(name, { shape, data });
  }
  return tensors;
}

/** Random tokens, some of whose targets are not scored. */
export function randomBatch(
  { vocabulary }: DocumentModelConfiguration,
  batch: number,
  time: number,
  seed: number,
): TokenBatch {
  const random = new Random(seed);
  const inputs = Int32Array.from({ length: batch * time }, () => random.below(vocabulary));
  const targets = inputs.map(() => (random.next() < 0.15 ? -1 : random.below(vocabulary)));
  targets[0] = 0;
  return { batch, time, inputs, targets };
}

/** A state as after some text; models with attention look back on a few random states. */
export function randomState(configuration: DocumentModelConfiguration, batch: number, seed: number): RecurrentState {
  const { cell, layers, hidden, attention, attentionWindow } = configuration;
  const random = new Random(seed);
  const values = (length: number): Float32Array => Float32Array.from({ length }, () => random.next() * 2 - 1);
  const remembered = random.below(attentionWindow + 1);
  return {
    batch,
    hidden: values(layers * batch * hidden),
    cell: cell === 'lstm' ? values(layers * batch * hidden) : null,
    past: attention === 'none' ? null : values(batch * remembered * hidden),
  };
}
