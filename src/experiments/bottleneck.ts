import type { PairsModelConfiguration } from '../engine/configuration.ts';
import type { PairsModel } from '../engine/pairsModel.ts';
import { initialParameters } from '../engine/parameters.ts';
import { Random } from '../engine/random.ts';
import type { ExperimentResult, ResultPart, Series } from '../protocol/lessonResults.ts';
import { percent, say, type Phrase } from '../protocol/phrases.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { using } from './quickModel.ts';
import {
  accuracyOf,
  attentionOf,
  letters,
  pairsBatch,
  lettersOf,
  vocabularySize,
  type AttentionChange,
} from './reversing.ts';

const batch = 64;
const shortest = 3;
const judged = 100;

interface Learner {
  readonly name: Phrase;
  readonly model: PairsModel;
}

/** Writing rows of letters backwards, through a bottleneck of fixed size and with attention. */
export const bottleneck: Experiment<'bottleneck'> = async (run, _document, laboratory) => {
  const learners = (['none', 'general'] as const).map((attention): Learner => {
    const configuration = configurationOf(attention);
    const size = { batch: Math.max(batch, judged), sourceTime: run.length, targetTime: run.length + 1 };
    const capacity = { ...size, trainable: true, threads: 1 };
    const model = laboratory.backend.createPairsModel(configuration, initialParameters(configuration, 1), capacity);
    return { name: say(attention === 'none' ? 'withoutAttention' : 'withAttention'), model };
  });
  const [, attentive] = learners;
  const models = learners.map(({ model }) => model);
  return using(models, async () => {
    const lengths = Array.from({ length: run.length - shortest + 1 }, (_, n) => n + shortest);
    const random = new Random(1);
    let step = 0;
    const find = (progress: number): ExperimentResult => {
      const series = learners.map(({ name, model }): Series => {
        return { name, x: lengths, y: lengths.map((length) => accuracyOf(model, length, judged)) };
      });
      const guess: Series = {
        name: say('guessingLetters'),
        x: lengths,
        y: lengths.map(() => 1 / letters),
        baseline: true,
      };
      const at = ({ name, y }: Series) => say('shareNamed', percent(y.at(-1) ?? 0), name);
      return {
        finding: say('bottleneckFinding', run.length, step, series.map(at)),
        baseline: say('bottleneckBaseline', percent(1 / letters)),
        parts: [
          {
            type: 'lines',
            title: say('bottleneckTitle'),
            xLabel: say('sourceAxis'),
            yLabel: say('shareAxis'),
            logarithmic: false,
            series: [...series, guess],
          },
          ...(attentive ? explanation(attentive.model, run.length) : []),
        ],
        progress,
      };
    };
    for (const { wait, share } of looks(run.seconds)) {
      const until = laboratory.clock() + wait;
      while (laboratory.clock() < until) {
        const length = shortest + random.below(run.length - shortest + 1);
        const pairs = pairsBatch(batch, length, random);
        for (const { model } of learners) model.trainStep(pairs, { learningRate: 4e-3, clip: 1, dropoutSeed: step });
        step++;
        await laboratory.breathe();
      }
      if (share < 1) laboratory.report(find(share));
    }
    return find(1);
  });
};

const changes: readonly (readonly [AttentionChange, Phrase])[] = [
  ['as learned', say('asLearned')],
  ['equal', say('equalWeights')],
  ['shuffled', say('shuffledWeights')],
];

/** Where the attentive network looked, and what becomes of its answers when the weights are changed. */
function explanation(model: PairsModel, length: number): ResultPart[] {
  const { source, output, weights, aligned } = attentionOf(model, length);
  const shares = changes.map(([change, name]) => [
    name,
    say('percentage', percent(accuracyOf(model, length, judged, change))),
  ]);
  return [
    {
      type: 'heat',
      title: say('lookedTitle', percent(aligned)),
      rows: lettersOf(output),
      columns: lettersOf(source),
      values: weights,
      signed: false,
    },
    { type: 'table', columns: [say('weightsColumn'), say('rightColumn')], rows: shares },
  ];
}

function configurationOf(attention: 'none' | 'general'): PairsModelConfiguration {
  return {
    task: 'pairs',
    unit: 'character',
    cell: 'gru',
    gruReset: 'after',
    forgetBias: 1,
    coupledGates: false,
    peepholes: false,
    sourceVocabulary: vocabularySize,
    targetVocabulary: vocabularySize,
    embedding: 24,
    hidden: 48,
    layers: 1,
    dropout: 0,
    attention,
    reverseSource: false,
  };
}
