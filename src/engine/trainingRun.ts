import type { Judgement } from './judgement.ts';
import type { StepReport } from './stepwiseTrainer.ts';

/** When to stop; Infinity for never. Counts this run only, not what a resumed training did before. */
export interface Budget {
  readonly seconds: number;
  readonly steps: number;
  readonly epochs: number;
}

export type StopReason = 'seconds' | 'steps' | 'epochs' | 'early';

/** What can be trained step by step: a `Trainer` of documents, whose judgements say more than the loss, or one of pairs. */
export interface Trainable<Judged> {
  readonly step: number;
  readonly epoch: number;
  readonly tokens: number;
  readonly exhausted: boolean;
  readonly validationDue: boolean;
  seconds: number;
  advance(): StepReport;
  validate(): Judged | null;
}

export interface Progress<Judged = Judgement> {
  readonly step: number;
  readonly epoch: number;
  /** Trained on so far. */
  readonly tokens: number;
  /** Of this run. */
  readonly seconds: number;
  /** Mean since the last progress, in nats per token. */
  readonly trainLoss: number;
  /** Null where the held-out part was not judged since the last progress. */
  readonly validation: Judged | null;
  readonly gradientNorm: number;
  readonly learningRate: number;
  /** Tokens since the last progress over the time since then, everything included. */
  readonly tokensPerSecond: number;
}

/** A step of a run that was just made. */
export interface Stride<Judged = Judgement> {
  /** Whether it is time for a report. */
  readonly isDue: boolean;
  /**
   * What came of the steps since the last report, this one included: asked once at most, before the next step. `judged` is what
   * was found out about the held-out part since, null for nothing.
   */
  report(judged: Judged | null): Progress<Judged>;
}

/** Seconds between two reports. */
const reportInterval = 0.5;

/**
 * Trains until the budget is spent or the held-out loss stops improving. Yields after every step. A report is due after the first,
 * so that a run stopped soon has something to show, then every half second (or step, where one takes longer), and after the last.
 * `clock` tells seconds; one that stands still while training is paused makes pauses free. The budget is read anew after every step,
 * so it may change under way.
 */
export function* runTraining<Judged = Judgement>(
  trainer: Trainable<Judged>,
  budget: Budget,
  clock: () => number,
): Generator<Stride<Judged>, StopReason> {
  const start = clock();
  const before = trainer.seconds;
  const first = { step: trainer.step, epoch: trainer.epoch };
  let reported = { time: start, tokens: trainer.tokens };
  let losses = { sum: 0, steps: 0 };
  let validation: Judged | null = null;

  const report = (step: StepReport, judged: Judged | null): Progress<Judged> => {
    const time = clock();
    const progress = {
      step: step.step,
      epoch: trainer.epoch,
      tokens: trainer.tokens,
      seconds: time - start,
      trainLoss: losses.sum / losses.steps,
      validation: judged,
      gradientNorm: step.gradientNorm,
      learningRate: step.learningRate,
      tokensPerSecond: (trainer.tokens - reported.tokens) / Math.max(time - reported.time, 1e-3),
    };
    reported = { time, tokens: trainer.tokens };
    losses = { sum: 0, steps: 0 };
    validation = null;
    return progress;
  };
  const spent = (): StopReason | null => {
    if (trainer.step - first.step >= budget.steps) return 'steps';
    if (trainer.epoch - first.epoch >= budget.epochs) return 'epochs';
    if (clock() - start >= budget.seconds) return 'seconds';
    return trainer.exhausted ? 'early' : null;
  };

  let stopped: StopReason | null = null;
  while (!stopped) {
    const step = trainer.advance();
    losses.sum += step.trainLoss;
    losses.steps++;
    trainer.seconds = before + clock() - start;
    stopped = spent();
    if (trainer.validationDue || stopped) {
      validation = trainer.validate();
      stopped ??= spent();
    }
    const isDue = stopped !== null || trainer.step === first.step + 1 || clock() - reported.time >= reportInterval;
    yield { isDue, report: (judged) => report(step, judged ?? validation) };
  }
  return stopped;
}
