import type { TrainingSession } from './trainingSession.ts';

/** A run that ended, as its session was at that moment: whoever writes it down may come to that only when the next run goes on. */
export type EndedRun = Pick<TrainingSession, 'document' | 'request' | 'purpose' | 'view' | 'isAside'>;

export function endedRunOf({ document, request, purpose, view, isAside }: TrainingSession): EndedRun {
  return { document, request, purpose, view, isAside };
}
