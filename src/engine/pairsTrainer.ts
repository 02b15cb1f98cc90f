import type { EncodedPair, PairCorpus } from '../text/pairs/corpus.ts';
import type { Backend } from './backend.ts';
import type { PairsModelConfiguration, PairsTrainingConfiguration } from './configuration.ts';
import { PairBatches } from './pairBatches.ts';
import { judgePairs, type PairsJudgement } from './pairsJudgement.ts';
import type { PairsModel } from './pairsModel.ts';
import type { PairsHistoryPoint, PairsTrainingState } from './pairsTrainingState.ts';
import { initialParameters } from './parameters.ts';
import { hash32 } from './random.ts';
import { StepwiseTrainer, type BatchStep, type StepReport } from './stepwiseTrainer.ts';
import { withTeacherForcing } from './teacherForcing.ts';
import type { Tensors } from './tensor.ts';

export interface PairsTrainerSetup {
  readonly backend: Backend;
  readonly corpus: PairCorpus;
  readonly model: PairsModelConfiguration;
  readonly training: PairsTrainingConfiguration;
  readonly threads: number;
}

/** Most held-out pairs judged while training goes on. */
const judgedUnderWay = 100;

/** Share of training's time that judging may take, a judged pair costing as much as a trained one. */
const judgingShare = 0.05;

/** `hash32`'s stream for the dropout and teacher-forcing seed of each step. */
const stepStream = 106;

/** Trains one sequence-to-sequence model step by step. */
export class PairsTrainer extends StepwiseTrainer<PairsModel, PairsJudgement, PairsHistoryPoint> {
  readonly corpus: PairCorpus;
  readonly training: PairsTrainingConfiguration;
  readonly #batches: PairBatches;
  #pairs: number;

  private constructor(setup: PairsTrainerSetup, parameters: Tensors, state: PairsTrainingState | null) {
    const { backend, corpus, model, training, threads } = setup;
    const all = [...corpus.training, ...corpus.heldOut];
    super({
      model: backend.createPairsModel(model, state?.last ?? parameters, {
        batch: training.batch,
        sourceTime: longest(all, ({ source }) => source.length),
        targetTime: longest(all, ({ target }) => target.length + 1),
        trainable: true,
        threads,
      }),
      parameters,
      state,
      learningRate: training.learningRate,
      vocabulary: model.targetVocabulary,
    });
    this.corpus = corpus;
    this.training = training;
    this.#pairs = state?.pairs ?? 0;
    this.#batches = new PairBatches(corpus.training, training.batch, training.seed, state?.cursor);
  }

  /** Begins with weights drawn from the seed. Throws when the model does not fit into memory. */
  static start(setup: PairsTrainerSetup): PairsTrainer {
    return new PairsTrainer(setup, initialParameters(setup.model, setup.training.seed), null);
  }

  /** Goes on from a checkpoint's weights and, with its state, as if it had never stopped. */
  static resume(setup: PairsTrainerSetup, parameters: Tensors, state: PairsTrainingState | null): PairsTrainer {
    return new PairsTrainer(setup, parameters, state);
  }

  override get epoch(): number {
    return this.#pairs / this.corpus.training.length;
  }

  override get validationInterval(): number {
    const judged = Math.min(judgedUnderWay, this.corpus.heldOut.length);
    return Math.max(25, Math.ceil(judged / judgingShare / this.training.batch));
  }

  /** Everything beside the best weights that going on needs. */
  state(): PairsTrainingState {
    return {
      ...this.courseState,
      configuration: this.training,
      pairs: this.#pairs,
      cursor: this.#batches.cursor,
    };
  }

  protected override takeStep(learningRate: number): BatchStep {
    const { clip, seed, teacherForcing } = this.training;
    const stepSeed = hash32(seed, stepStream, this.step);
    const batch = withTeacherForcing(this.model, this.#batches.current(), teacherForcing, stepSeed);
    return {
      ...this.model.trainStep(batch, { learningRate, clip, dropoutSeed: stepSeed }),
      tokens: unitsIn(batch.sources.tokens) + unitsIn(batch.targets),
      goOn: () => {
        this.#batches.advance();
        this.#pairs += batch.sources.batch;
      },
    };
  }

  protected override get judgeable(): boolean {
    return this.corpus.heldOut.length > 0;
  }

  protected override judge(by: 'sample' | 'everything'): PairsJudgement | null {
    const limit = by === 'sample' ? judgedUnderWay : Infinity;
    return judgePairs(this.model, this.corpus.heldOut.slice(0, limit), this.training.batch);
  }

  protected override pointAt(
    { step }: StepReport,
    trainLoss: number,
    judgement: PairsJudgement | null,
  ): PairsHistoryPoint {
    return { step, seconds: this.seconds, trainLoss, judgement };
  }
}

function longest(pairs: readonly EncodedPair[], length: (pair: EncodedPair) => number): number {
  return pairs.reduce((most, pair) => Math.max(most, length(pair)), 1);
}

/** Units that are not padding. */
function unitsIn(ids: Int32Array): number {
  return ids.reduce((sum, id) => sum + (id < 0 ? 0 : 1), 0);
}
