import type { Corpus } from '../text/corpus.ts';
import type { Backend, DocumentModel } from './backend.ts';
import { LaneBatches } from './batches.ts';
import type { Checkpoint, Judged } from './checkpoint.ts';
import type { DocumentModelConfiguration, TrainingConfiguration } from './configuration.ts';
import { Divergence, DivergenceWatch } from './divergence.ts';
import { EarlyStopping, type EarlyStoppingState } from './earlyStopping.ts';
import { withPoint, type HistoryPoint } from './history.ts';
import { judge, type Judgement } from './judgement.ts';
import { initialParameters, parameterCount } from './parameters.ts';
import { hash32 } from './random.ts';
import { learningRateAt } from './schedule.ts';
import { zeros, type Tensors } from './tensor.ts';
import type { TrainingState } from './trainingState.ts';

export interface TrainerSetup {
  readonly backend: Backend;
  readonly corpus: Corpus;
  readonly model: DocumentModelConfiguration;
  readonly training: TrainingConfiguration;
  readonly threads: number;
}

export interface StepReport {
  /** Steps made, this one included. */
  readonly step: number;
  /** Mean cross-entropy of the step in nats per token. */
  readonly trainLoss: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
  readonly learningRate: number;
  /** Tokens this step trained on. */
  readonly tokens: number;
}

/** Most held-out tokens judged while training goes on. */
const validationTokens = 16_384;

/** Share of training's time that validation may take, scoring a token costing a third of training on it. */
const validationShare = 0.05;

/** `hash32`'s stream for the dropout seed of each step. */
const dropoutStream = 102;

/** Trains one document's language model step by step; synchronous, knows no clock. Who calls it decides when to stop. */
export class Trainer {
  readonly corpus: Corpus;
  readonly training: TrainingConfiguration;
  /** The model with its newest weights. */
  readonly model: DocumentModel;
  /** Multiplies the scheduled learning rate; may be changed between two steps. */
  learningRateFactor: number;
  /** Seconds spent; whoever trains adds to it, for only they know a clock. */
  seconds: number;
  readonly #batches: LaneBatches;
  readonly #earlyStopping: EarlyStopping;
  readonly #divergence: DivergenceWatch;
  #step: number;
  #tokens: number;
  #history: readonly HistoryPoint[];
  #pending: { sum: number; steps: number };
  #newest: StepReport | null = null;
  /** The weights with the lowest held-out loss, else the last ones known to be good. */
  #best: { readonly parameters: Tensors; readonly step: number };

  private constructor(setup: TrainerSetup, parameters: Tensors, state: TrainingState | null) {
    const { backend, corpus, model, training, threads } = setup;
    const { batch, sequence, seed } = training;
    this.corpus = corpus;
    this.training = training;
    this.#step = state?.step ?? 0;
    this.#tokens = state?.tokens ?? 0;
    this.learningRateFactor = state?.learningRateFactor ?? 1;
    this.seconds = state?.seconds ?? 0;
    this.#history = state?.history ?? [];
    this.#pending = { ...(state?.pending ?? { sum: 0, steps: 0 }) };
    this.#batches = new LaneBatches(corpus.training, training, seed, state?.cursor);
    this.#earlyStopping = new EarlyStopping(state?.earlyStopping, this.#step);
    this.#divergence = new DivergenceWatch(model.vocabulary);
    this.#best = { parameters, step: state?.last ? state.earlyStopping.bestStep : this.#step };
    const capacity = { batch, sequence, threads, trainable: true };
    this.model = backend.createDocumentModel(model, state?.last ?? parameters, capacity);
    if (!state) return;
    this.model.writeOptimizer(state.optimizer.updates, state.optimizer.moments);
    this.model.writeCarriedState(state.carried);
  }

  /** Begins with weights drawn from the seed. Throws when the model does not fit into memory. */
  static start(setup: TrainerSetup): Trainer {
    return new Trainer(setup, drawParameters(setup), null);
  }

  /** Goes on from a checkpoint's weights and, with its state, as if it had never stopped. */
  static resume(setup: TrainerSetup, parameters: Tensors, state: TrainingState | null): Trainer {
    return new Trainer(setup, parameters, state);
  }

  /** Steps made. */
  get step(): number {
    return this.#step;
  }

  /** Tokens trained on. */
  get tokens(): number {
    return this.#tokens;
  }

  /** Passes over the training part, with their fraction. */
  get epoch(): number {
    return this.#tokens / this.corpus.training.length;
  }

  get history(): readonly HistoryPoint[] {
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
    const judged = Math.min(validationTokens, this.corpus.heldOut?.tokens.length ?? 0);
    const perStep = this.training.batch * this.training.sequence;
    return Math.max(10, Math.ceil(judged / 3 / validationShare / perStep));
  }

  get validationDue(): boolean {
    return this.#step % this.validationInterval === 0;
  }

  /**
   * One training step. Throws `Divergence` when the loss explodes: the best weights are in place then, and training with this
   * trainer is over. A `StepCancelled` of the backend leaves everything as before the step.
   */
  advance(): StepReport {
    if (this.#batches.startsEpoch) this.model.writeCarriedState(null);
    const batch = this.#batches.current();
    const learningRate = this.learningRateFactor * learningRateAt(this.#step, this.training.learningRate);
    const { loss, gradientNorm } = this.model.trainStep(batch, {
      learningRate,
      clip: this.training.clip,
      dropoutSeed: hash32(this.training.seed, dropoutStream, this.#step),
    });
    if (this.#divergence.observe(loss, gradientNorm)) throw this.#diverged(loss);
    this.#batches.advance();
    this.#step++;
    const tokens = batch.batch * batch.time;
    this.#tokens += tokens;
    this.#pending.sum += loss;
    this.#pending.steps++;
    this.#newest = { step: this.#step, trainLoss: loss, gradientNorm, learningRate, tokens };
    return this.#newest;
  }

  /**
   * Judges the newest weights by a sample of the held-out part and keeps them if they are the best so far; null where nothing is
   * held out.
   */
  validate(): Judgement | null {
    const judgement = this.#judge(validationTokens);
    this.#record(judgement);
    if (!judgement || this.#earlyStopping.observe(this.#step, judgement.loss)) {
      this.#best = { parameters: this.model.readParameters(), step: this.#step };
    }
    return judgement;
  }

  /** Judges the best weights by the whole held-out part; null where nothing is held out. */
  judgeBest(): Judgement | null {
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

  /** Everything to save; `judged` is what the caller found out about the best weights. */
  checkpoint(judged: Judged | null = null): Checkpoint {
    const { document, vocabulary, heldOutStart } = this.corpus;
    return {
      configuration: this.model.configuration,
      vocabulary,
      document: document.identity,
      parameters: this.bestParameters(),
      judged,
      training: {
        configuration: this.training,
        step: this.#step,
        tokens: this.#tokens,
        learningRateFactor: this.learningRateFactor,
        cursor: this.#batches.cursor,
        earlyStopping: this.#earlyStopping.state,
        history: this.#history,
        seconds: this.seconds,
        pending: { ...this.#pending },
        heldOutStart,
        last: this.#newestIsBest ? null : this.model.readParameters(),
        optimizer: this.model.readOptimizer(),
        carried: this.model.readCarriedState(),
      },
    };
  }

  /** Frees the model's memory and threads. */
  dispose(): void {
    this.model.dispose();
  }

  get #newestIsBest(): boolean {
    return this.corpus.heldOut === null || this.#best.step === this.#step;
  }

  #judge(limit: number): Judgement | null {
    const { heldOut, training } = this.corpus;
    const { batch, sequence } = this.training;
    return heldOut && judge(this.model, heldOut, { context: training, batch, sequence, limit });
  }

  #record(judgement: Judgement | null): void {
    const { sum, steps } = this.#pending;
    if (!this.#newest || steps === 0) return;
    const point = {
      step: this.#step,
      seconds: this.seconds,
      trainLoss: sum / steps,
      validationLoss: judgement?.loss ?? null,
      bitsPerCharacter: judgement?.bitsPerCharacter ?? null,
      gradientNorm: this.#newest.gradientNorm,
      learningRate: this.#newest.learningRate,
    };
    this.#history = withPoint(this.#history, point);
    this.#pending = { sum: 0, steps: 0 };
  }

  #diverged(loss: number): Divergence {
    this.model.writeParameters(this.#best.parameters);
    const moments = [...this.model.readOptimizer().moments].map(([name, { shape }]) => [name, zeros(shape)] as const);
    this.model.writeOptimizer(0, new Map(moments));
    this.model.writeCarriedState(null);
    return new Divergence(this.#step + 1, loss, this.learningRateFactor * this.training.learningRate);
  }
}

function drawParameters({ model, training }: TrainerSetup): Tensors {
  try {
    return initialParameters(model, training.seed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const megabytes = Math.round((4 * parameterCount(model)) / 2 ** 20);
    throw new Error(`The weights of this model alone take ${megabytes} MB, more memory than there is.`, {
      cause: error,
    });
  }
}
