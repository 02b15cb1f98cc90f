import type { PairsFigures } from '../../src/protocol/trainer.ts';
import type { DrawnRun } from '../shared/drawnRun.ts';

/** The newest judgement of a run by held-out pairs: of all of them where it ended, else of some. */
export function newestFigures({ state, curve }: DrawnRun): PairsFigures | null {
  const finished = state.value?.finished?.pairs;
  return finished ?? curve.value.findLast((point) => point.pairs)?.pairs ?? null;
}
