import type { DocumentModel } from '../engine/backend.ts';
import type { Cell, DocumentModelConfiguration } from '../engine/configuration.ts';
import { initialParameters } from '../engine/parameters.ts';
import { Random } from '../engine/random.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { percent, say, type Said } from '../protocol/phrases.ts';
import type { Experiment } from './experiment.ts';
import { using } from './quickModel.ts';
import { recallBatch, symbols, vocabularySize } from './recallTask.ts';

const cells: readonly Cell[] = ['rnn', 'lstm', 'gru'];
const batch = 64;
const options = { learningRate: 3e-3, clip: 1, dropoutSeed: 0 };
const judgements = 10;
const chance = 1 / symbols;

interface Learner {
  readonly name: Said;
  readonly model: DocumentModel;
  readonly steps: number[];
  readonly success: number[];
}

/** Remembering one symbol over a lag, for three cells: success while they learn, and afterwards at other lags. */
export const recall: Experiment<'recall'> = async (run, _document, { backend, breathe, report }) => {
  const learners = cells.map((cell): Learner => {
    const configuration = configurationOf(cell, run.forgetBias);
    const capacity = { batch, sequence: 4 * run.lag + 2, trainable: true, threads: 1 };
    const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
    const name = cell === 'lstm' ? say('lstmWithBias', run.forgetBias) : cell.toUpperCase();
    return { name, model, steps: [], success: [] };
  });
  const models = learners.map(({ model }) => model);
  return using(models, async () => {
    const judgeEvery = Math.max(1, Math.floor(run.steps / judgements));
    const random = new Random(1);
    for (let step = 1; step <= run.steps; step++) {
      const rows = recallBatch(batch, run.lag, random);
      for (const { model } of learners) {
        model.writeCarriedState(null);
        model.trainStep(rows, options);
        await breathe();
      }
      if (step % judgeEvery !== 0 && step !== run.steps) continue;
      for (const learner of learners) {
        learner.steps.push(step);
        learner.success.push(successAt(learner.model, run.lag));
      }
      if (step < run.steps) report(describe(learners, run, step / run.steps, []));
    }
    const lags = [...new Set([run.lag / 4, run.lag / 2, run.lag, 2 * run.lag, 4 * run.lag].map(Math.ceil))];
    const byLag = learners.map(({ name, model }) => ({ name, x: lags, y: lags.map((lag) => successAt(model, lag)) }));
    return describe(learners, run, 1, byLag);
  });
};

function describe(
  learners: readonly Learner[],
  { lag, steps }: { readonly lag: number; readonly steps: number },
  progress: number,
  byLag: readonly Series[],
): ExperimentResult {
  const found = learners.map(({ name, success }) => say('namedShare', name, percent(success.at(-1) ?? 0)));
  const line = (x: readonly number[]): Series => ({ name: say('guessing'), x, y: x.map(() => chance), baseline: true });
  const x = learners[0]?.steps ?? [];
  return {
    finding: say('recallFinding', lag, Math.round(progress * steps), found),
    baseline: say('recallBaseline', symbols, percent(chance)),
    parts: [
      {
        type: 'lines',
        title: say('recallTitle', lag),
        xLabel: say('stepAxis'),
        yLabel: say('shareAxis'),
        logarithmic: false,
        series: [...learners.map(({ name, steps, success }) => ({ name, x: [...steps], y: [...success] })), line(x)],
      },
      ...(byLag.length > 0
        ? [
            {
              type: 'lines' as const,
              title: say('recallLagsTitle', lag),
              xLabel: say('lagAxis'),
              yLabel: say('shareAxis'),
              logarithmic: false,
              series: [...byLag, line(byLag[0]?.x ?? [])],
            },
          ]
        : []),
    ],
    progress,
  };
}

/** Share of fresh rows whose question is answered rightly. */
function successAt(model: DocumentModel, lag: number): number {
  const rows = recallBatch(batch, lag, new Random(1_000 + lag));
  let answer: ReturnType<DocumentModel['infer']> | null = null;
  for (let step = 0; step < rows.time; step++) {
    const tokens = Int32Array.from({ length: batch }, (_, row) => rows.inputs[row * rows.time + step] ?? 0);
    answer = model.infer(tokens, answer?.state ?? null);
  }
  let right = 0;
  for (let row = 0; row < batch; row++) {
    const logits = Array.from(answer?.logits.subarray(row * vocabularySize, (row + 1) * vocabularySize) ?? []);
    const given = logits.indexOf(Math.max(...logits));
    if (given === rows.targets[(row + 1) * rows.time - 1]) right++;
  }
  return right / batch;
}

function configurationOf(cell: Cell, forgetBias: number): DocumentModelConfiguration {
  return {
    task: 'document',
    unit: 'character',
    cell,
    gruReset: 'after',
    forgetBias,
    coupledGates: false,
    peepholes: false,
    vocabulary: vocabularySize,
    embedding: 16,
    hidden: 32,
    layers: 1,
    dropout: 0,
    tied: false,
    attention: 'none',
    attentionWindow: 1,
  };
}
