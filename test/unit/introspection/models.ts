import type { Backend, DocumentModel } from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { parameterShapes } from '../../../src/engine/parameters.ts';
import { Random } from '../../../src/engine/random.ts';
import { elementCount, type Tensors } from '../../../src/engine/tensor.ts';

/** Nothing else wants a turn in a test. */
export const noPause = (): Promise<void> => Promise.resolve();

export const room = { batch: 8, sequence: 32 };

export function configurationOf(changes: Partial<DocumentModelConfiguration>): DocumentModelConfiguration {
  return {
    task: 'document',
    unit: 'character',
    cell: 'lstm',
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    vocabulary: 9,
    embedding: 5,
    hidden: 7,
    layers: 1,
    dropout: 0,
    tied: false,
    attention: 'none',
    attentionWindow: 6,
    ...changes,
  };
}

/** Weights of the scale training leads to: every element normal with a deviation of about a half. */
export function trainedLike(configuration: DocumentModelConfiguration, seed: number): Tensors {
  const random = new Random(seed);
  const draw = () => random.next() + random.next() + random.next() - 1.5;
  return new Map(
    [...parameterShapes(configuration)].map(([name, shape]) => [
      name,
      { shape, data: Float32Array.from({ length: elementCount(shape) }, draw) },
    ]),
  );
}

export function modelOf(backend: Backend, changes: Partial<DocumentModelConfiguration>, seed = 1): DocumentModel {
  const configuration = configurationOf(changes);
  const capacity = { ...room, trainable: false, threads: 1 };
  return backend.createDocumentModel(configuration, trainedLike(configuration, seed), capacity);
}

export function randomTokens(count: number, vocabulary: number, seed = 1): Int32Array {
  const random = new Random(seed);
  return Int32Array.from({ length: count }, () => random.below(vocabulary));
}
