import { LaneBatches } from '../engine/batches.ts';
import type { Backend, DocumentModel } from '../engine/backend.ts';
import { planTraining, type Plan } from '../engine/defaults.ts';
import { initialParameters } from '../engine/parameters.ts';
import type { Tensors } from '../engine/tensor.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { fixed, say, significant } from '../protocol/phrases.ts';
import { documentFromText } from '../text/document.ts';
import { unigramBits } from './counting.ts';
import type { Experiment, Laboratory } from './experiment.ts';
import { mean } from './mean.ts';
import { parameterGradient } from './parameterGradient.ts';

/** How many times their usual size the recurrent weights begin with, so that gradients grow on their way back. */
const enlarged = 2;
const reportEvery = 10;

interface Curve {
  readonly bits: number[];
  readonly norms: number[];
}

/**
 * The same training twice, with and without clipping by global norm: by plain gradient descent, whose steps are as long as the gradient
 * makes them. Adam, which trains everything else here, bounds each step by itself and would hide what clipping is for.
 */
export const clipping: Experiment<'clipping'> = async (run, { name, text }, laboratory) => {
  const sizes = { hidden: 64, embedding: 32, batch: 16, sequence: 48, dropout: 0, heldOut: 0.1 } as const;
  const plan = planTraining(documentFromText(name, text), { cell: 'rnn', ...sizes });
  const baseline = unigramBits(plan.corpus);
  const curves: Curve[] = [];
  const find = (progress: number): ExperimentResult => describe(curves, run.clip, baseline, progress);
  for (const clip of [run.clip, Infinity]) {
    const curve: Curve = { bits: [], norms: [] };
    curves.push(curve);
    const before = (curves.length - 1) / 2;
    await train(plan, { ...run, clip }, laboratory, curve, (share) => laboratory.report(find(before + share / 2)));
  }
  return find(1);
};

async function train(
  plan: Plan,
  { clip, learningRate, steps }: { clip: number; learningRate: number; steps: number },
  laboratory: Laboratory,
  curve: Curve,
  report: (share: number) => void,
): Promise<void> {
  const { batch, sequence, seed } = plan.training;
  const model = createEnlarged(laboratory.backend, plan);
  const batches = new LaneBatches(plan.corpus.training, { batch, sequence }, seed);
  try {
    for (let step = 0; step < steps; step++) {
      if (batches.startsEpoch) model.writeCarriedState(null);
      const { loss, gradientNorm, gradient } = parameterGradient(model, batches.current(), { clip, dropoutSeed: step });
      descend(model, gradient, learningRate);
      batches.advance();
      curve.bits.push(loss / Math.LN2);
      curve.norms.push(gradientNorm);
      await laboratory.breathe();
      if (step % reportEvery === 0) report(step / steps);
    }
  } finally {
    model.dispose();
  }
}

/** w - rate * g, for every parameter. */
function descend(model: DocumentModel, gradient: Tensors, rate: number): void {
  const moved = [...model.readParameters()].map(([name, { shape, data }]) => {
    const slope = gradient.get(name)?.data;
    return [name, { shape, data: data.map((value, n) => value - rate * (slope?.[n] ?? 0)) }] as const;
  });
  model.writeParameters(new Map(moved));
}

function createEnlarged(backend: Backend, { model, training }: Plan) {
  const parameters: Tensors = new Map(
    [...initialParameters(model, training.seed)].map(([name, tensor]) => [
      name,
      name.includes('weight_hh') ? { ...tensor, data: tensor.data.map((value) => enlarged * value) } : tensor,
    ]),
  );
  const { batch, sequence } = training;
  return backend.createDocumentModel(model, parameters, { batch, sequence, trainable: true, threads: 1 });
}

function describe(curves: readonly Curve[], clip: number, baseline: number, progress: number): ExperimentResult {
  const names = [say('clippedAt', clip), say('notClipped')];
  const lines = (pick: (curve: Curve) => readonly number[]): Series[] =>
    curves.map((curve, n) => ({
      name: names[n] ?? '',
      x: pick(curve).map((_, step) => step + 1),
      y: pick(curve).map((value) => (Number.isFinite(value) ? value : null)),
    }));
  const x = curves[0]?.bits.map((_, step) => step + 1) ?? [];
  const counting: Series = { name: say('countingLetters'), x, y: x.map(() => baseline), baseline: true };
  const ends = curves.map((curve, n) => say('named', fixed(mean(curve.bits.slice(-10)), 2), names[n] ?? ''));
  const longest = curves.map(({ norms }, n) =>
    say('named', significant(Math.max(0, ...norms.filter(Number.isFinite)), 2), names[n] ?? ''),
  );
  return {
    finding: say('clippingFinding', ends, longest),
    baseline: say('letterCounts', fixed(baseline, 2)),
    parts: [
      {
        type: 'lines',
        title: say('lossTitle'),
        xLabel: say('stepAxis'),
        yLabel: say('bitsAxis'),
        logarithmic: false,
        series: [...lines(({ bits }) => bits), counting],
      },
      {
        type: 'lines',
        title: say('normTitle'),
        xLabel: say('stepAxis'),
        yLabel: say('normAxis'),
        logarithmic: true,
        series: lines(({ norms }) => norms),
      },
    ],
    progress,
  };
}
