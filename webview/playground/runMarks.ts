import type { RunEnd } from '../../src/protocol/playground.ts';
import type { PlaygroundStrings } from '../../src/protocol/playgroundStrings.ts';
import type { ChartMark } from '../shared/chartMark.ts';

/** Where a run ended and why, and which step's model was kept; nothing where that is not known. */
export function runMarks({ reason, step, bestStep }: RunEnd, text: PlaygroundStrings): ChartMark[] {
  if (reason === null || bestStep === null) return [];
  const why = {
    budget: text.stoppedByBudget,
    earlyStopping: text.stoppedEarly,
    stopped: text.stoppedByHand,
    diverged: text.divergedHere,
  }[reason];
  const end = { x: step, label: why };
  return bestStep < step ? [{ x: bestStep, label: text.kept }, end] : [end];
}
