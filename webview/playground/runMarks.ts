import type { PlaygroundStrings } from '../../src/protocol/playgroundStrings.ts';
import type { Finished } from '../../src/protocol/trainer.ts';
import type { ChartMark } from '../shared/lineChart.ts';

/** Where a run ended and why, and which step's model was kept. */
export function runMarks({ reason, step, bestStep }: Finished, text: PlaygroundStrings): ChartMark[] {
  const why = {
    budget: text.stoppedByBudget,
    earlyStopping: text.stoppedEarly,
    stopped: text.stoppedByHand,
    diverged: text.divergedHere,
  }[reason];
  const end = { x: step, label: why };
  return bestStep < step ? [{ x: bestStep, label: text.kept }, end] : [end];
}
