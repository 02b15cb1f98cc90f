import fc from 'fast-check';

import type { PairsModelConfiguration } from '../../src/engine/configuration.ts';
import type { PairBatch } from '../../src/engine/pairsModel.ts';
import { parameterShapes, trainableNames } from '../../src/engine/parameters.ts';
import { Random } from '../../src/engine/random.ts';
import { elementCount, type Tensors } from '../../src/engine/tensor.ts';

/** A small sequence-to-sequence model of any kind, and how large a batch for it is. */
export interface PairsCase {
  readonly configuration: PairsModelConfiguration;
  readonly batch: number;
  readonly sourceTime: number;
  readonly targetTime: number;
  readonly seed: number;
}

const size = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** Every combination of cell and attention; sizes are small and odd, so that most fill neither a vector nor a tile. */
export const pairsCases: fc.Arbitrary<PairsCase> = fc
  .record({
    cell: fc.constantFrom('rnn' as const, 'lstm' as const, 'gru' as const),
    gruReset: fc.constantFrom('before' as const, 'after' as const),
    coupledGates: fc.boolean(),
    peepholes: fc.boolean(),
    attention: fc.constantFrom('none' as const, 'dot' as const, 'general' as const, 'additive' as const),
    sourceVocabulary: size(2, 13),
    targetVocabulary: size(3, 13),
    embedding: size(1, 11),
    hidden: size(1, 13),
    layers: size(1, 3),
    dropout: fc.constantFrom(0, 0, 0.3),
    batch: size(1, 5),
    sourceTime: size(1, 7),
    targetTime: size(1, 6),
    seed: size(1, 1e6),
  })
  .map(({ batch, sourceTime, targetTime, seed, ...model }) => ({
    configuration: { task: 'pairs', unit: 'character', forgetBias: 1, reverseSource: false, ...model },
    batch,
    sourceTime,
    targetTime,
    seed,
  }));

/** Weights that no symmetry makes easy: every trained element is random, biases included. */
export function randomPairsParameters(configuration: PairsModelConfiguration, seed: number): Tensors {
  const random = new Random(seed);
  const trained = new Set(trainableNames(configuration));
  return new Map(
    [...parameterShapes(configuration)].map(([name, shape]) => {
      const draw = (): number => (trained.has(name) ? random.next() * 1.6 - 0.8 : 0);
      return [name, { shape, data: Float32Array.from({ length: elementCount(shape) }, draw) }];
    }),
  );
}

/** Random pairs of different lengths; the first pair is as long as may be. */
export function randomPairs({ configuration, batch, sourceTime, targetTime, seed }: PairsCase): PairBatch {
  const random = new Random(seed);
  const rows = (time: number, vocabulary: number, lengths: readonly number[]): Int32Array =>
    Int32Array.from({ length: batch * time }, (_, place) => {
      const id = random.below(vocabulary);
      return place % time < (lengths[Math.floor(place / time)] ?? 0) ? id : -1;
    });
  const lengths = (time: number): number[] =>
    Array.from({ length: batch }, (_, row) => (row === 0 ? time : 1 + random.below(time)));
  const targetLengths = lengths(targetTime);
  const { sourceVocabulary, targetVocabulary } = configuration;
  return {
    sources: { batch, time: sourceTime, tokens: rows(sourceTime, sourceVocabulary, lengths(sourceTime)) },
    time: targetTime,
    inputs: rows(targetTime, targetVocabulary, targetLengths),
    targets: rows(targetTime, targetVocabulary, targetLengths),
  };
}
