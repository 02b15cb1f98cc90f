import fc from 'fast-check';

import type { Backend, DocumentModel, TokenBatch } from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { parameterShapes } from '../../../src/engine/parameters.ts';
import { hash32, uniformAt } from '../../../src/engine/random.ts';
import { elementCount, type Tensors } from '../../../src/engine/tensor.ts';

/** A small model of any kind the engines know, with a batch for it. */
export interface SmallCase {
  readonly configuration: DocumentModelConfiguration;
  readonly batch: number;
  readonly time: number;
  readonly seed: number;
}

const size = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** Every combination of cell options on shapes of a few units. */
export const smallCases: fc.Arbitrary<SmallCase> = fc
  .record({
    cell: fc.constantFrom('rnn' as const, 'lstm' as const, 'gru' as const),
    gruReset: fc.constantFrom('before' as const, 'after' as const),
    coupledGates: fc.boolean(),
    peepholes: fc.boolean(),
    tied: fc.boolean(),
    attention: fc.constantFrom('none' as const, 'general' as const),
    attentionWindow: size(1, 5),
    vocabulary: size(2, 6),
    embedding: size(1, 5),
    hidden: size(1, 5),
    layers: size(1, 3),
    dropout: fc.constantFrom(0, 0, 0.3),
    batch: size(1, 3),
    time: size(1, 5),
    seed: fc.nat(1000),
  })
  .map(({ batch, time, seed, ...model }) => ({
    configuration: {
      ...model,
      task: 'document',
      unit: 'character',
      forgetBias: 1,
      embedding: model.tied ? model.hidden : model.embedding,
    },
    batch,
    time,
    seed,
  }));

/** A model of the case with random parameters everywhere, so that every bias and peephole matters. */
export function createModel(backend: Backend, { configuration, batch, time, seed }: SmallCase): DocumentModel {
  return backend.createDocumentModel(configuration, randomParameters(configuration, seed), {
    batch,
    sequence: time,
    trainable: true,
    threads: 1,
  });
}

export function randomParameters(configuration: DocumentModelConfiguration, seed: number): Tensors {
  return new Map(
    [...parameterShapes(configuration)].map(([name, shape], stream) => [
      name,
      {
        shape,
        data: Float32Array.from({ length: elementCount(shape) }, (_, i) => 1.6 * uniformAt(seed, stream, i) - 0.8),
      },
    ]),
  );
}

/** Random tokens of the case, its last target not scored when there is more than one. */
export function randomBatch({ configuration, batch, time, seed }: SmallCase): TokenBatch {
  const draw = (stream: number): Int32Array =>
    Int32Array.from({ length: batch * time }, (_, i) => hash32(seed, stream, i) % configuration.vocabulary);
  const targets = draw(101);
  if (targets.length > 1) targets[targets.length - 1] = -1;
  return { batch, time, inputs: draw(100), targets };
}
