import type { TrainableModel, TrainStepResult } from './backend.ts';
import { Divergence, DivergenceWatch } from './divergence.ts';
import { EarlyStopping, type EarlyStoppingState } from './earlyStopping.ts';
import { withPoint } from './history.ts';
import { learningRateAt } from './schedule.ts';
import { zeros, type Tensors } from './tensor.ts';
import type { CourseState } from './trainingState.ts';

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

/** A step on one batch. */
export interface BatchStep extends TrainStepResult {
  readonly tokens: number;
  /** Turns to the next batch; called when the step is known to be good. */
  readonly goOn: () => void;
}

/** What a trainer begins with. */
export interface Beginning<Model, Point> {
  readonly model: Model;
  /** The best weights so far: those the model was made with, unless a state says otherwise. */
  readonly parameters: Tensors;
  /** Null for a new training. */
  readonly state: CourseState<Point> | null;
  /** The highest learning rate of the schedule. */
  readonly learningRate: number;
  /** How many units a target is one of. */
  readonly vocabulary: number;
}

/**
 * What training is whatever is learned: steps with a scheduled learning rate, held-out judgements now and then, the best weights
 * kept, an end when nothing gets better or everything worse. Synchronous, knows no clock: who calls it decides when to stop.
 */
export abstract class StepwiseTrainer<Model extends TrainableModel, Judged extends { readonly loss: number }, Point> {
  /** The model with its newest weights. */
  readonly model: Model;
  /** Multiplies the scheduled learning rate; may be changed between two steps. */
  learningRateFactor: number;
  /** Seconds spent; whoever trains adds to it, for only they know a clock. */
  seconds: number;
  readonly #peak: number;
  readonly #earlyStopping: EarlyStopping;
  readonly #divergence: DivergenceWatch;
  /** Loss of guessing blindly among the vocabulary, in nats. */
  readonly #blindGuess: number;
  #step: number;
  #tokens: number;
  #history: readonly Point[];
  #pending: { sum: number; steps: number };
  #newest: StepReport | null = null;
  /** The weights with the lowest held-out loss, else the last ones known to be good. */
  #best: { readonly parameters: Tensors; readonly step: number };
  /** Whether any weights were judged. */
  #wasJudged: boolean;
  /** Whether training diverged, and the best weights were put back. */
  #hasDiverged = false;

  protected constructor({ model, parameters, state, learningRate, vocabulary }: Beginning<Model, Point>) {
    this.model = model;
    this.#peak = learningRate;
    this.#step = state?.step ?? 0;
    this.#tokens = state?.tokens ?? 0;
    this.learningRateFactor = state?.learningRateFactor ?? 1;
    this.seconds = state?.seconds ?? 0;
    this.#history = state?.history ?? [];
    this.#pending = { ...(state?.pending ?? { sum: 0, steps: 0 }) };
    this.#earlyStopping = new EarlyStopping(state?.earlyStopping, this.#step);
    this.#divergence = new DivergenceWatch(vocabulary);
    this.#blindGuess = Math.log(vocabulary);
    this.#wasJudged = Boolean(state && (state.last || state.earlyStopping.bestLoss !== null));
    this.#best = { parameters, step: state?.last ? state.earlyStopping.bestStep : this.#step };
    if (state) model.writeOptimizer(state.optimizer.updates, state.optimizer.moments);
  }

  /** Passes over the training part, with their fraction. */
  abstract get epoch(): number;

  /** Steps between two validations. */
  abstract get validationInterval(): number;

  /** Trains on the present batch. A `StepCancelled` of the backend leaves everything as before. */
  protected abstract takeStep(learningRate: number): BatchStep;

  /** Whether there is anything to judge by. */
  protected abstract get judgeable(): boolean;

  /** Judges the model as it is by a sample of what is held out, or by all of it; null where nothing is. */
  protected abstract judge(by: 'sample' | 'everything'): Judged | null;

  /** A point of the history; `trainLoss` is the mean since the last one. */
  protected abstract pointAt(newest: StepReport, trainLoss: number, judged: Judged | null): Point;

  /** Forgets whatever beside weights and moments may have gone astray with them. */
  protected forgetState(): void {}

  /** Steps made. */
  get step(): number {
    return this.#step;
  }

  /** Tokens trained on. */
  get tokens(): number {
    return this.#tokens;
  }

  get history(): readonly Point[] {
    return this.#history;
  }

  /** Where the held-out loss was lowest. */
  get best(): EarlyStoppingState {
    return this.#earlyStopping.state;
  }

  /** The step of the best weights: where the held-out loss was lowest, or the newest where nothing was judged. */
  get bestStep(): number {
    return this.#newestIsBest && !this.#hasDiverged ? this.#step : this.#best.step;
  }

  /** Whether the held-out loss has stopped improving. */
  get exhausted(): boolean {
    return this.#earlyStopping.exhaustedAt(this.#step);
  }

  get validationDue(): boolean {
    return this.#step % this.validationInterval === 0;
  }

  /**
   * One training step. Throws `Divergence` when the loss explodes: the best weights are in place then, and training with this
   * trainer is over. A `StepCancelled` of the backend leaves everything as before the step.
   */
  advance(): StepReport {
    const learningRate = this.learningRateFactor * learningRateAt(this.#step, this.#peak);
    const { loss, gradientNorm, tokens, goOn } = this.takeStep(learningRate);
    if (this.#divergence.observe(loss, gradientNorm)) throw this.#diverged(loss);
    goOn();
    this.#step++;
    this.#tokens += tokens;
    this.#pending.sum += loss;
    this.#pending.steps++;
    this.#newest = { step: this.#step, trainLoss: loss, gradientNorm, learningRate, tokens };
    return this.#newest;
  }

  /**
   * Judges the newest weights by a sample of what is held out and keeps them if they are the best so far; null where nothing is
   * held out.
   */
  validate(): Judged | null {
    const judged = this.judge('sample');
    this.#wasJudged ||= judged !== null;
    const { sum, steps } = this.#pending;
    if (this.#newest && steps > 0) {
      this.#history = withPoint(this.#history, this.pointAt(this.#newest, sum / steps, judged));
      this.#pending = { sum: 0, steps: 0 };
    }
    if (!judged || (this.#isSane(judged.loss) && this.#earlyStopping.observe(this.#step, judged.loss))) {
      this.#best = { parameters: this.model.readParameters(), step: this.#step };
    }
    return judged;
  }

  /** Weights that are much worse than a blind guess are going astray: the untrained ones are better to keep. */
  #isSane(loss: number): boolean {
    return loss < this.#blindGuess + 1;
  }

  /** Judges the best weights by everything held out; null where nothing is. */
  judgeBest(): Judged | null {
    if (this.#newestIsBest) return this.judge('everything');
    const newest = this.model.readParameters();
    this.model.writeParameters(this.#best.parameters);
    try {
      return this.judge('everything');
    } finally {
      this.model.writeParameters(newest);
    }
  }

  /** The weights there are now, with the step they are of, or the best so far. */
  weights(which: 'newest' | 'best'): { readonly step: number; readonly parameters: Tensors } {
    if (which === 'best') return { step: this.bestStep, parameters: this.bestParameters() };
    return { step: this.#step, parameters: this.model.readParameters() };
  }

  /** The best weights so far: what a checkpoint offers to whoever loads it. */
  bestParameters(): Tensors {
    return this.#newestIsBest ? this.model.readParameters() : this.#best.parameters;
  }

  /** Frees the model's memory and threads. */
  dispose(): void {
    this.model.dispose();
  }

  /** What going on needs beside the best weights, as far as it does not depend on what is learned. */
  protected get courseState(): CourseState<Point> {
    return {
      step: this.#step,
      tokens: this.#tokens,
      learningRateFactor: this.learningRateFactor,
      earlyStopping: this.#earlyStopping.state,
      history: this.#history,
      seconds: this.seconds,
      pending: { ...this.#pending },
      last: this.#newestIsBest ? null : this.model.readParameters(),
      optimizer: this.model.readOptimizer(),
    };
  }

  get #newestIsBest(): boolean {
    return !this.judgeable || !this.#wasJudged || this.#best.step === this.#step;
  }

  #diverged(loss: number): Divergence {
    this.#hasDiverged = true;
    this.model.writeParameters(this.#best.parameters);
    const moments = [...this.model.readOptimizer().moments].map(([name, { shape }]) => [name, zeros(shape)] as const);
    this.model.writeOptimizer(0, new Map(moments));
    this.forgetState();
    return new Divergence(this.#step + 1, loss, this.learningRateFactor * this.#peak);
  }
}
