import { readFileSync } from 'node:fs';

import type { TokenBatch } from '../../../src/engine/backend.ts';
import type { Cell, DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { parameterShapes } from '../../../src/engine/parameters.ts';
import { elementCount, type Tensors } from '../../../src/engine/tensor.ts';

interface GoldenOptions {
  readonly cell: Cell;
  readonly layers?: number;
  readonly peepholes?: boolean;
  readonly coupled?: boolean;
  readonly before?: boolean;
  /** Window; absent without attention. */
  readonly attention?: number;
}

interface GoldenModel {
  readonly options: GoldenOptions;
  readonly loss: number;
  readonly logits: readonly number[];
  readonly hidden: readonly number[];
  readonly cell: readonly number[] | null;
  readonly attention: readonly number[] | null;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

interface Trajectory {
  readonly rate: number;
  readonly clip: number;
  readonly losses: readonly number[];
  readonly norms: readonly number[];
  readonly decoder: readonly number[];
}

/** What PyTorch computed in float64 (test/fixtures/reference/golden.py, which says how). */
export const golden = JSON.parse(
  readFileSync(new URL('../../fixtures/reference/golden.json', import.meta.url), 'utf8'),
) as {
  readonly origin: string;
  readonly models: Readonly<Record<string, GoldenModel>>;
  readonly adam: Readonly<Record<string, Trajectory>>;
};

export function goldenConfiguration(options: GoldenOptions): DocumentModelConfiguration {
  return {
    task: 'document',
    unit: 'character',
    cell: options.cell,
    gruReset: options.before ? 'before' : 'after',
    forgetBias: 1,
    coupledGates: options.coupled ?? false,
    peepholes: options.peepholes ?? false,
    vocabulary: 5,
    embedding: 3,
    hidden: 4,
    layers: options.layers ?? 1,
    dropout: 0,
    tied: false,
    attention: options.attention === undefined ? 'none' : 'general',
    attentionWindow: options.attention ?? 128,
  };
}

/** golden.py's parameters: 0.7 sin(1.7 k + 0.9 i + 1) for element i of tensor k. */
export function goldenParameters(configuration: DocumentModelConfiguration): Tensors {
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

/** golden.py's two sequences of six tokens; the last target is not scored. */
export function goldenBatch(): TokenBatch {
  const [batch, time, vocabulary] = [2, 6, 5];
  const at = (token: (b: number, t: number) => number): Int32Array =>
    Int32Array.from({ length: batch * time }, (_, place) => token(Math.floor(place / time), place % time) % vocabulary);
  const targets = at((b, t) => b + t * t + 1);
  targets[targets.length - 1] = -1;
  return { batch, time, inputs: at((b, t) => 3 * b + 2 * t * t + t), targets };
}
