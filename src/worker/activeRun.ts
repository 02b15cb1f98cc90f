import { Divergence } from '../engine/divergence.ts';
import { StepCancelled } from '../engine/backend.ts';
import {
  runTraining,
  type Budget as RunBudget,
  type Progress,
  type StopReason as RunStopReason,
  type Stride,
} from '../engine/trainingRun.ts';
import type { Peer } from '../protocol/rpc.ts';
import type { Baselines, Finished, RunRequest, StopReason, TrainerEvents } from '../protocol/trainer.ts';
import type { Budget } from '../protocol/settings.ts';
import { sentenceOf } from '../text/sentence.ts';
import type { CheckpointFile } from './checkpointFile.ts';
import { seconds, type Platform } from './platform.ts';
import type { Publication } from './publication.ts';
import type { RunTask } from './runTask.ts';
import { isSnapshotStep } from './snapshots.ts';
import { nextTurn } from './turns.ts';

const secondsBetweenPublications = 1;
/** A killed window loses at most this much; of a first model, which replaces none, no more than a step. */
const secondsBetweenCheckpoints = 30;

const reasons: Readonly<Record<RunStopReason, StopReason>> = {
  seconds: 'budget',
  steps: 'budget',
  epochs: 'budget',
  early: 'earlyStopping',
};

/** What a run needs around it. */
export interface RunSurroundings {
  readonly platform: Platform;
  readonly host: Peer<TrainerEvents>;
  readonly publish: (publication: Publication) => void;
  readonly file: CheckpointFile;
}

/** A run under way: trains, reports, publishes, saves; can be paused, stepped, steered and stopped between two steps. */
export class ActiveRun<Judged> {
  readonly #request: RunRequest;
  readonly #task: RunTask<Judged>;
  readonly #around: RunSurroundings;
  /** Counts on beside training, a stretch of text a step, so that nobody waits for it. */
  readonly #counting: Generator<void, Baselines> | null;
  #baselines: Baselines | null = null;
  #budget: Budget;
  #stopping = false;
  #paused = false;
  /** Steps that may be made although paused. */
  #singleSteps = 0;
  #wake = Promise.withResolvers<void>();
  /** The last step made, until the host was told of it. */
  #untold: Stride<Judged> | null = null;
  /** What the host was told last. */
  #told: Progress<Judged> | null = null;
  /** Seconds spent paused. */
  #idle = 0;
  readonly #stepBefore: number;
  readonly #tokensBefore: number;
  #publishedAt = -Infinity;
  #publishedStep = 0;
  #savedAt: number;
  #saved: string | null = null;
  #trained = 0;

  constructor(request: RunRequest, task: RunTask<Judged>, around: RunSurroundings) {
    this.#request = request;
    this.#task = task;
    this.#around = around;
    this.#budget = request.budget;
    this.#savedAt = around.file.isNew ? -Infinity : seconds();
    this.#stepBefore = request.firstStep ?? task.trainer.step;
    this.#tokensBefore = task.trainer.tokens;
    this.#counting = task.countBaselines();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#singleSteps = 0;
    this.#wake.resolve();
  }

  stepOnce(): void {
    this.#singleSteps++;
    this.#wake.resolve();
  }

  stop(): void {
    this.#stopping = true;
    this.#wake.resolve();
  }

  steer({ learningRateFactor, budget }: { readonly learningRateFactor?: number; readonly budget?: Budget }): void {
    if (learningRateFactor !== undefined) this.#task.trainer.learningRateFactor = learningRateFactor;
    if (budget) this.#budget = budget;
  }

  /** Trains to the end of the run and saves what was learned. */
  async train(): Promise<Finished> {
    let suggestedLearningRate: number | null = null;
    let reason: StopReason;
    try {
      reason = await this.#steps();
    } catch (error) {
      if (!(error instanceof Divergence)) throw error;
      this.#tell();
      reason = 'diverged';
      suggestedLearningRate = error.suggestedLearningRate;
    }
    if (reason !== 'stopped') this.#countToTheEnd();
    const { step } = this.#task.trainer;
    const learned = step > this.#stepBefore;
    // Stopped before it learned anything, it leaves the document the model it had.
    const isKept = reason !== 'stopped' || learned;
    const judged = isKept ? this.#unlessInterrupted(() => this.#task.trainer.judgeBest()) : null;
    if (isKept) {
      this.#publish('best');
      await this.#save(judged);
    }
    return {
      run: this.#request.run,
      reason,
      step,
      learned,
      bestStep: this.#task.trainer.bestStep,
      ...this.#task.figures(judged),
      suggestedLearningRate,
      seconds: this.#trained,
      charactersPerSecond:
        this.#task.charactersOf(this.#task.trainer.tokens - this.#tokensBefore) / Math.max(this.#trained, 1e-3),
      saved: this.#saved,
    };
  }

  async #steps(): Promise<StopReason> {
    const budget = this.#budgetNow();
    const clock = () => seconds() - this.#idle;
    const began = clock();
    const steps = runTraining(this.#task.trainer, budget, clock);
    for (;;) {
      await nextTurn();
      if (this.#paused) await this.#waitWhilePaused();
      if (this.#stopping) return this.#stopped();
      let stride: Stride<Judged>;
      try {
        const { value, done } = steps.next();
        this.#trained = clock() - began;
        if (done) return reasons[value];
        stride = value;
      } catch (error) {
        if (!(error instanceof StepCancelled)) throw error;
        return this.#stopped();
      }
      const due = seconds() - this.#publishedAt > secondsBetweenPublications;
      if (due || isSnapshotStep(this.#task.trainer.step)) this.#publish();
      this.#untold = stride;
      if (stride.isDue) this.#tell();
      this.#countOn();
      if (seconds() - this.#savedAt > secondsBetweenCheckpoints) await this.#save(null);
    }
  }

  #countOn(): void {
    const counted = this.#baselines ? undefined : this.#counting?.next();
    if (!counted?.done) return;
    this.#baselines = counted.value;
    this.#around.host.notify('baselines', { run: this.#request.run, baselines: counted.value });
  }

  #countToTheEnd(): void {
    while (this.#counting && !this.#baselines) this.#countOn();
  }

  #stopped(): StopReason {
    this.#around.platform.clearInterrupt();
    const { trainer } = this.#task;
    if (trainer.step > this.#stepBefore) this.#tell(this.#unlessInterrupted(() => trainer.validate()));
    return 'stopped';
  }

  /** What a judgement gives: null where nothing is held out, or when a person who stopped again would not wait for it. */
  #unlessInterrupted(judge: () => Judged | null): Judged | null {
    try {
      return judge();
    } catch (error) {
      if (!(error instanceof StepCancelled)) throw error;
      this.#around.platform.clearInterrupt();
      return null;
    }
  }

  /** The budget as steered so far; read anew after every step. */
  #budgetNow(): RunBudget {
    const now = () => this.#budget;
    return {
      get seconds() {
        return now().seconds ?? Infinity;
      },
      get steps() {
        return now().steps ?? Infinity;
      },
      epochs: Infinity,
    };
  }

  async #waitWhilePaused(): Promise<void> {
    const since = seconds();
    // Who looks at a run that stands still sees where it stands, and into the very weights.
    if (this.#task.trainer.step !== this.#publishedStep) this.#publish();
    this.#tell();
    while (this.#paused && !this.#stopping && this.#singleSteps === 0) {
      this.#wake = Promise.withResolvers();
      await this.#wake.promise;
    }
    if (this.#singleSteps > 0) this.#singleSteps--;
    this.#idle += seconds() - since;
  }

  /**
   * Tells the host of the steps it has not heard of, if there are any, and of what was found out about the held-out part since: where that
   * alone is new, of the last step once more.
   */
  #tell(judged: Judged | null = null): void {
    const judgedSince = this.#told && judged && { ...this.#told, validation: judged };
    const progress = this.#untold?.report(judged) ?? judgedSince;
    if (!progress) return;
    this.#untold = null;
    this.#told = progress;
    const { epoch, learningRate, tokensPerSecond } = progress;
    const limit = this.#budget.seconds;
    this.#around.host.notify('progress', {
      run: this.#request.run,
      point: this.#task.point(progress),
      epoch,
      seconds: progress.seconds,
      learningRate,
      charactersPerSecond: this.#task.charactersOf(tokensPerSecond),
      secondsLeft: limit === undefined ? null : Math.max(0, limit - progress.seconds),
    });
  }

  /** Lets the reader answer with the newest weights, or once the run ends with those that are kept. */
  #publish(which: 'newest' | 'best' = 'newest'): void {
    this.#publishedAt = seconds();
    this.#publishedStep = this.#task.trainer.step;
    const { run, continues } = this.#request;
    this.#around.publish({ run, continues, ...this.#task.publish(which) });
  }

  async #save(judged: Judged | null): Promise<void> {
    this.#savedAt = seconds();
    const { host, file } = this.#around;
    const { run } = this.#request;
    const { step } = this.#task.trainer;
    const bytes = this.#task.checkpoint(judged, this.#baselines);
    try {
      this.#saved = await file.write(bytes);
      host.notify('saved', { run, path: this.#saved, step, stamp: file.stamp });
    } catch (error) {
      // What was learned is still in memory and the last good file on disk: training goes on, and the next save may succeed.
      this.#saved = null;
      host.notify('saveFailed', { run, reason: sentenceOf(error) });
    }
  }
}
