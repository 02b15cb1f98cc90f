import type { Backend, DocumentModel, TokenBatch } from '../engine/backend.ts';
import type { Cell, DocumentModelConfiguration } from '../engine/configuration.ts';
import { initialParameters } from '../engine/parameters.ts';
import { Random } from '../engine/random.ts';

/** Small models, none of whose sizes fills its last tile, and one large enough to take the time of. */
const checked = (['lstm', 'gru', 'rnn'] as const).map((cell) => trial(cell, { hidden: 37, layers: 2, vocabulary: 61 }));
const timed = trial('lstm', { hidden: 128, layers: 1, vocabulary: 64 });
const shape = { batch: 9, time: 12 };
const steps = 3;

/** Whether two tiers train random models to the same weights, bit for bit. */
export function agree(a: Backend, b: Backend): boolean {
  return checked.every((configuration) => {
    const [one, other] = [train(a, configuration), train(b, configuration)];
    return one.every((values, i) => values.every((value, j) => Object.is(value, other[i]?.[j])));
  });
}

/** How many times faster the second tier takes a training step: the best of several tries of each, in turns. */
export function speedup(a: Backend, b: Backend): number {
  const models = [a, b].map((backend) => open(backend, timed));
  const best = models.map(() => Infinity);
  for (let round = 0; round < 12; round++) {
    for (const [i, model] of models.entries()) {
      const start = performance.now();
      model.trainStep(randomTokens(timed, round), { learningRate: 1e-3, clip: 1, dropoutSeed: round });
      best[i] = Math.min(best[i] ?? Infinity, performance.now() - start);
    }
  }
  for (const model of models) model.dispose();
  return (best[0] ?? NaN) / (best[1] ?? NaN);
}

function trial(
  cell: Cell,
  sizes: Pick<DocumentModelConfiguration, 'hidden' | 'layers' | 'vocabulary'>,
): DocumentModelConfiguration {
  return {
    task: 'document',
    unit: 'character',
    cell,
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    embedding: 21,
    dropout: 0.1,
    tied: false,
    attention: 'none',
    attentionWindow: 0,
    ...sizes,
  };
}

function open(backend: Backend, configuration: DocumentModelConfiguration): DocumentModel {
  const capacity = { batch: shape.batch, sequence: shape.time, trainable: true, threads: 1 };
  return backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
}

function train(backend: Backend, configuration: DocumentModelConfiguration): Float32Array[] {
  const model = open(backend, configuration);
  for (let step = 0; step < steps; step++) {
    model.trainStep(randomTokens(configuration, step), { learningRate: 1e-2, clip: 1, dropoutSeed: step });
  }
  const weights = [...model.readParameters().values()].map(({ data }) => data);
  model.dispose();
  return weights;
}

function randomTokens({ vocabulary }: DocumentModelConfiguration, seed: number): TokenBatch {
  const random = new Random(seed);
  const draw = (): Int32Array => Int32Array.from({ length: shape.batch * shape.time }, () => random.below(vocabulary));
  return { ...shape, inputs: draw(), targets: draw() };
}
