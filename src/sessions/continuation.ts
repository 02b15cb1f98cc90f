import type { Budget } from '../protocol/settings.ts';
import type { RunRequest } from '../protocol/trainer.ts';

/** What the engine told last of where a run saves. */
export interface RunSaves {
  /** Its last checkpoint; null where none was written yet. */
  readonly checkpoint: { readonly path: string; readonly step: number } | null;
  /** Of what stands there, null for nothing; undefined before it looked. */
  readonly stamp: string | null | undefined;
}

/** How far a run was when its engine broke. */
export interface BrokenRun extends RunSaves {
  /** The step it began with. */
  readonly firstStep: number;
  /** As steered last. */
  readonly budget: Budget;
  /** Null where no time was set. */
  readonly secondsLeft: number | null;
}

/** Asks another engine to go on with a run from its last checkpoint, for what is left of its budget; anew, as steered last, where there is none. */
export function continuationOf(
  request: RunRequest,
  { checkpoint, stamp, firstStep, budget, secondsLeft }: BrokenRun,
): RunRequest {
  const known = { ...request, firstStep, ...(stamp !== undefined && { checkpointStamp: stamp }) };
  if (!checkpoint) return { ...known, budget };
  const { seconds, steps, ...others } = budget;
  const left = {
    ...others,
    ...(seconds !== undefined && { seconds: secondsLeft ?? seconds }),
    ...(steps !== undefined && { steps: Math.max(1, steps - (checkpoint.step - firstStep)) }),
  };
  // A run that was put aside stays there: the usual place is another window's.
  return { ...known, budget: left, checkpointPath: checkpoint.path, resume: { path: checkpoint.path } };
}
