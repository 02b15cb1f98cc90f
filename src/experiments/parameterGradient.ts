import type { DocumentModel, TokenBatch, TrainStepOptions, TrainStepResult } from '../engine/backend.ts';
import type { Tensors } from '../engine/tensor.ts';

/** Adam's first moment after one step from zero is this share of the gradient. */
const firstMomentShare = 0.1;

export interface ParameterGradient extends TrainStepResult {
  /** After clipping, by the names of the parameters. */
  readonly gradient: Tensors;
}

/**
 * The gradient of all parameters, clipped: one training step of no size, whose traces in the optimiser give it away. Weights stay as they
 * are; the carried state goes on, and what the optimiser held before is lost.
 */
export function parameterGradient(
  model: DocumentModel,
  batch: TokenBatch,
  { clip, dropoutSeed }: Omit<TrainStepOptions, 'learningRate'>,
): ParameterGradient {
  const before = [...model.readOptimizer().moments];
  const zeros = before.map(
    ([name, { shape, data }]) => [name, { shape, data: new Float32Array(data.length) }] as const,
  );
  model.writeOptimizer(0, new Map(zeros));
  const result = model.trainStep(batch, { learningRate: 0, clip, dropoutSeed });
  const prefix = 'optimizer.m.';
  const first = [...model.readOptimizer().moments].filter(([name]) => name.startsWith(prefix));
  const gradient = first.map(([name, { shape, data }]) => {
    return [name.slice(prefix.length), { shape, data: data.map((value) => value / firstMomentShare) }] as const;
  });
  return { ...result, gradient: new Map(gradient) };
}
