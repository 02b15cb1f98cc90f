import { setImmediate } from 'node:timers/promises';
import { runTraining, type Budget, type Progress, type StopReason, type Trainable } from '../engine/trainingRun.ts';

/** Why a training on the command line came to its end. */
export type End = StopReason | 'interrupted' | 'diverged';

/** Milliseconds of computing after which signals are looked at. */
const breath = 20;

/** Seconds between two saves of a training under way. */
const saveInterval = 60;

export const now = () => performance.now() / 1000;

/** Trains until the budget is spent or somebody interrupts, saving once a minute. Throws `Divergence` when the loss explodes. */
export async function runToTheEnd<Judged>(
  trainer: Trainable<Judged>,
  budget: Budget,
  reporter: { progress(progress: Progress<Judged>): void; warn(sentence: string): void },
  save: () => Promise<void>,
  interrupted: AbortSignal,
): Promise<End> {
  const training = runTraining(trainer, budget, now);
  let breathed = performance.now();
  let saved = now();
  for (let next = training.next(); ; next = training.next()) {
    if (next.done) return next.value;
    if (next.value.isDue) reporter.progress(next.value.report(null));
    if (performance.now() - breathed < breath) continue;
    await setImmediate();
    breathed = performance.now();
    if (interrupted.aborted) return 'interrupted';
    if (now() - saved < saveInterval) continue;
    saved = now();
    await save().catch((error: Error) => reporter.warn(error.message));
  }
}
