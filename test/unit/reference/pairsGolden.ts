import { readFileSync } from 'node:fs';

import type { Attention, Cell, PairsModelConfiguration } from '../../../src/engine/configuration.ts';
import type { PairBatch } from '../../../src/engine/pairsModel.ts';
import { parameterShapes } from '../../../src/engine/parameters.ts';
import { elementCount, type Tensors } from '../../../src/engine/tensor.ts';

interface GoldenPairs {
  readonly options: { readonly cell: Cell; readonly attention: Attention; readonly layers?: number };
  readonly nats: readonly number[];
  readonly memory: readonly number[];
  readonly first: readonly number[];
  readonly attention: readonly number[] | null;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

/** What PyTorch computed in float64 (test/fixtures/reference/pairs.py, which says how). */
export const goldenPairs = JSON.parse(
  readFileSync(new URL('../../fixtures/reference/pairs.json', import.meta.url), 'utf8'),
) as { readonly origin: string; readonly models: Readonly<Record<string, GoldenPairs>> };

export function goldenPairsConfiguration({ cell, attention, layers }: GoldenPairs['options']): PairsModelConfiguration {
  return {
    task: 'pairs',
    unit: 'character',
    cell,
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    sourceVocabulary: 6,
    targetVocabulary: 5,
    embedding: 3,
    hidden: 4,
    layers: layers ?? 1,
    dropout: 0,
    attention,
    reverseSource: false,
  };
}

/** pairs.py's parameters: 0.7 sin(1.7 k + 0.9 i + 1) for element i of tensor k. */
export function goldenPairsParameters(configuration: PairsModelConfiguration): Tensors {
  return new Map(
    [...parameterShapes(configuration)].map(([name, shape], k) => [
      name,
      {
        shape,
        data: Float32Array.from({ length: elementCount(shape) }, (_, i) => 0.7 * Math.sin(1.7 * k + 0.9 * i + 1)),
      },
    ]),
  );
}

/** pairs.py's three pairs, of different lengths on both sides. */
export const goldenPairBatch: PairBatch = {
  sources: { batch: 3, time: 4, tokens: Int32Array.of(1, 4, 2, 5, 3, 3, -1, -1, 5, 0, 1, -1) },
  time: 4,
  inputs: Int32Array.of(1, 3, 4, -1, 1, 4, 4, 3, 1, -1, -1, -1),
  targets: Int32Array.of(3, 4, 2, -1, 4, 4, 3, 2, 2, -1, -1, -1),
};
