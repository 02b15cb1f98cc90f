import type { EncodedPair, PairCorpus } from '../text/pairs/corpus.ts';
import type { Backend } from './backend.ts';
import type { PairsModelConfiguration, PairsTrainingConfiguration } from './configuration.ts';
import { Divergence, DivergenceWatch } from './divergence.ts';
import { EarlyStopping, type EarlyStoppingState } from './earlyStopping.ts';
import { PairBatches } from './pairBatches.ts';
import { judgePairs, type PairsJudgement } from './pairsJudgement.ts';
import type { PairsModel } from './pairsModel.ts';
import { withPairsPoint, type PairsHistoryPoint, type PairsTrainingState } from './pairsTrainingState.ts';
import { initialParameters } from './parameters.ts';
import { hash32 } from './random.ts';
import { learningRateAt } from './schedule.ts';
import type { Tensors } from './tensor.ts';
import { withTeacherForcing } from './teacherForcing.ts';
import type { StepReport } from './trainer.ts';

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

/** Trains one sequence-to-sequence model step by step; synchronous, knows no clock. Who calls it decides when to stop. */
export class PairsTrainer {
  readonly corpus: PairCorpus;
  readonly training: PairsTrainingConfiguration;
  /** The model with its newest weights. */
  readonly model: PairsModel;
  /** Multiplies the scheduled learning rate; may be changed between two steps. */
  learningRateFactor = 1;
  /** Seconds spent; whoever trains adds to it, for only they know a clock. */
  seconds: number;
  readonly #batches: PairBatches;
  readonly #earlyStopping: EarlyStopping;
  readonly #divergence: DivergenceWatch;
  #step: number;
  #tokens: number;
  #pairs: number;
  #history: readonly PairsHistoryPoint[];
  #pending: { sum: number; steps: number };
  /** The weights with the lowest held-out loss, else the last ones known to be good. */
  #best: { readonly parameters: Tensors; readonly step: number };

  private constructor(setup: PairsTrainerSetup, parameters: Tensors, state: PairsTrainingState | null) {
    const { backend, corpus, model, training, threads } = setup;
    this.corpus = corpus;
    this.training = training;
    this.#step = state?.step ?? 0;
    this.#tokens = state?.tokens ?? 0;
    this.#pairs = state?.pairs ?? 0;
    this.seconds = state?.seconds ?? 0;
    this.#history = state?.history ?? [];
    this.#pending = { ...(state?.pending ?? { sum: 0, steps: 0 }) };
    this.#batches = new PairBatches(corpus.training, training.batch, training.seed, state?.cursor);
    this.#earlyStopping = new EarlyStopping(state?.earlyStopping, this.#step);
    this.#divergence = new DivergenceWatch(model.targetVocabulary);
    this.#best = { parameters, step: state?.last ? state.earlyStopping.bestStep : this.#step };
    const all = [...corpus.training, ...corpus.heldOut];
    this.model = backend.createPairsModel(model, state?.last ?? parameters, {
      batch: training.batch,
      sourceTime: longest(all, ({ source }) => source.length),
      targetTime: longest(all, ({ target }) => target.length + 1),
      trainable: true,
      threads,
    });
    if (state) this.model.writeOptimizer(state.optimizer.updates, state.optimizer.moments);
  }

  /** Begins with weights drawn from the seed. Throws when the model does not fit into memory. */
  static start(setup: PairsTrainerSetup): PairsTrainer {
    return new PairsTrainer(setup, initialParameters(setup.model, setup.training.seed), null);
  }

  /** Goes on from a checkpoint's weights and, with its state, as if it had never stopped. */
  static resume(setup: PairsTrainerSetup, parameters: Tensors, state: PairsTrainingState | null): PairsTrainer {
    return new PairsTrainer(setup, parameters, state);
  }

  /** Steps made. */
  get step(): number {
    return this.#step;
  }

  /** Units trained on, source and target. */
  get tokens(): number {
    return this.#tokens;
  }

  /** Passes over the training pairs, with their fraction. */
  get epoch(): number {
    return this.#pairs / this.corpus.training.length;
  }

  get history(): readonly PairsHistoryPoint[] {
    return this.#history;
  }

  /** Where the held-out loss was lowest. */
  get best(): EarlyStoppingState {
    return this.#earlyStopping.state;
  }

  /** Whether the held-out loss has stopped improving. */
  get exhausted(): boolean {
    return this.#earlyStopping.exhaustedAt(this.#step);
  }

  /** Steps between two validations. */
  get validationInterval(): number {
    const judged = Math.min(judgedUnderWay, this.corpus.heldOut.length);
    return Math.max(25, Math.ceil(judged / judgingShare / this.training.batch));
  }

  get validationDue(): boolean {
    return this.#step % this.validationInterval === 0;
  }

  /** One training step. Throws `Divergence` when the loss explodes: the best weights are in place then, and training is over. */
  advance(): StepReport {
    const { learningRate: peak, clip, seed, teacherForcing } = this.training;
    const stepSeed = hash32(seed, stepStream, this.#step);
    const batch = withTeacherForcing(this.model, this.#batches.current(), teacherForcing, stepSeed);
    const learningRate = learningRateAt(this.#step, peak) * this.learningRateFactor;
    const { loss, gradientNorm } = this.model.trainStep(batch, { learningRate, clip, dropoutSeed: stepSeed });
    if (this.#divergence.observe(loss, gradientNorm)) {
      this.model.writeParameters(this.#best.parameters);
      throw new Divergence(this.#step + 1, loss, peak);
    }
    this.#batches.advance();
    this.#step++;
    const tokens = count(batch.sources.tokens) + count(batch.targets);
    this.#tokens += tokens;
    this.#pairs += batch.sources.batch;
    this.#pending.sum += loss;
    this.#pending.steps++;
    return { step: this.#step, trainLoss: loss, gradientNorm, learningRate, tokens };
  }

  /** Judges the newest weights by some held-out pairs and keeps them if they are the best so far; null where none are held out. */
  validate(): PairsJudgement | null {
    const judgement = this.#judge(judgedUnderWay);
    const { sum, steps } = this.#pending;
    if (steps > 0) {
      const point = { step: this.#step, seconds: this.seconds, trainLoss: sum / steps, judgement };
      this.#history = withPairsPoint(this.#history, point);
    }
    this.#pending = { sum: 0, steps: 0 };
    if (!judgement || this.#earlyStopping.observe(this.#step, judgement.loss)) {
      this.#best = { parameters: this.model.readParameters(), step: this.#step };
    }
    return judgement;
  }

  /** Judges the best weights by all held-out pairs; null where there are none. */
  judgeBest(): PairsJudgement | null {
    if (this.#newestIsBest) return this.#judge(Infinity);
    const newest = this.model.readParameters();
    this.model.writeParameters(this.#best.parameters);
    try {
      return this.#judge(Infinity);
    } finally {
      this.model.writeParameters(newest);
    }
  }

  /** The best weights so far: what a checkpoint offers to whoever loads it. */
  bestParameters(): Tensors {
    return this.#newestIsBest ? this.model.readParameters() : this.#best.parameters;
  }

  /** Everything beside the best weights that going on needs. */
  state(): PairsTrainingState {
    return {
      configuration: this.training,
      step: this.#step,
      tokens: this.#tokens,
      pairs: this.#pairs,
      cursor: this.#batches.cursor,
      earlyStopping: this.#earlyStopping.state,
      history: this.#history,
      seconds: this.seconds,
      pending: { ...this.#pending },
      last: this.#newestIsBest ? null : this.model.readParameters(),
      optimizer: this.model.readOptimizer(),
    };
  }

  /** Frees the model's memory and threads. */
  dispose(): void {
    this.model.dispose();
  }

  get #newestIsBest(): boolean {
    return this.corpus.heldOut.length === 0 || this.#best.step === this.#step;
  }

  #judge(limit: number): PairsJudgement | null {
    return judgePairs(this.model, this.corpus.heldOut.slice(0, limit), this.training.batch);
  }
}

function longest(pairs: readonly EncodedPair[], length: (pair: EncodedPair) => number): number {
  return pairs.reduce((most, pair) => Math.max(most, length(pair)), 1);
}

/** Units that are not padding. */
function count(ids: Int32Array): number {
  return ids.reduce((sum, id) => sum + (id < 0 ? 0 : 1), 0);
}
