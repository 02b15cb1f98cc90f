import type { RunState } from '../protocol/playground.ts';

const secondsOfTraining = 20;

/** Whether a run did what a guided step asks for: it learned for twenty seconds, or until it ended by itself. */
export function trainedEnough({ progress, finished }: Pick<RunState, 'progress' | 'finished'>): boolean {
  // One that was only restored with its model made no progress in this window.
  if (!progress) return false;
  return progress.seconds >= secondsOfTraining || finished?.reason === 'earlyStopping' || finished?.reason === 'budget';
}
