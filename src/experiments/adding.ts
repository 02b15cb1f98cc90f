import type { Cell } from '../engine/configuration.ts';
import { Random } from '../engine/random.ts';
import type { ExperimentResult, Series } from '../protocol/lessonResults.ts';
import { fixed, say } from '../protocol/phrases.ts';
import { addingBatch } from '../reference/experiments/addingProblem.ts';
import type { Experiment } from './experiment.ts';
import { using } from './quickModel.ts';

const cells: readonly Cell[] = ['rnn', 'lstm', 'gru'];
const batch = 32;
const judged = 256;
const judgements = 15;
/** E[(x + y - 1)^2] for x and y from U[0, 1]. */
const trivial = 1 / 6;

/** Adding two marked numbers of a row, on the TensorFlow.js reference. */
export const adding: Experiment<'adding'> = async (run, _document, { startReference, breathe, report }) => {
  await startReference();
  const { SequenceRegression } = await import('../reference/experiments/sequenceRegression.ts');
  const learners = cells.map((cell) => ({
    name: cell.toUpperCase(),
    network: new SequenceRegression(cell, 2, 32, 5e-3, 1),
    steps: [] as number[],
    errors: [] as number[],
  }));
  const networks = learners.map(({ network }) => network);
  return using(networks, async () => {
    const every = Math.max(1, Math.floor(run.steps / judgements));
    const random = new Random(1);
    const test = addingBatch(judged, run.length, new Random(2));
    const find = (progress: number): ExperimentResult => {
      const x = learners[0]?.steps ?? [];
      const found = learners.map(({ name, errors }) => say('named', name, fixed(errors.at(-1) ?? trivial, 3)));
      const always: Series = { name: say('alwaysOne'), x: [...x], y: x.map(() => trivial), baseline: true };
      return {
        finding: say('addingFinding', run.length, x.at(-1) ?? 0, batch, found),
        baseline: say('addingBaseline', fixed(trivial, 3)),
        parts: [
          {
            type: 'lines',
            title: say('addingTitle', judged),
            xLabel: say('stepAxis'),
            yLabel: say('errorAxis'),
            logarithmic: false,
            series: [...learners.map(({ name, steps, errors }) => ({ name, x: [...steps], y: [...errors] })), always],
          },
        ],
        progress,
      };
    };
    for (let step = 1; step <= run.steps; step++) {
      const rows = addingBatch(batch, run.length, random);
      for (const { network } of learners) {
        network.trainStep(rows);
        await breathe();
      }
      if (step % every !== 0 && step !== run.steps) continue;
      for (const { network, steps, errors } of learners) {
        steps.push(step);
        const answers = network.predict(test);
        errors.push(answers.reduce((sum, answer, row) => sum + (answer - (test.wanted[row] ?? 0)) ** 2, 0) / judged);
      }
      if (step < run.steps) report(find(step / run.steps));
    }
    return find(1);
  });
};
