import type { PairsFigures, RunRequest, RunStarted } from '../protocol/trainer.ts';
import type { EndedRun } from '../sessions/endedRun.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { ModelFacts } from './savedModel.ts';

/** What the run that just ended tells of its document's model; undefined where it saved none. */
export function factsOf({ view, request, purpose }: EndedRun): ModelFacts | undefined {
  const { started, finished } = view;
  if (!started || !finished?.saved || !request || purpose.comparison) return undefined;
  return { ...started, ...finished, pairs: pairsFactsOf(request, started, finished.pairs) };
}

/** What a run that goes on tells of the model it saved after a step; undefined where that is not its document's model. */
export function factsSoFar({ view, request, purpose }: TrainingSession, step: number): ModelFacts | undefined {
  const { started, curve } = view;
  if (!started || !request || purpose.comparison) return undefined;
  const bitsPerCharacter = curve.findLast(({ validationBits }) => validationBits !== null)?.validationBits ?? null;
  const figures = curve.findLast(({ pairs }) => pairs)?.pairs;
  return { ...started, run: request.run, step, bitsPerCharacter, pairs: pairsFactsOf(request, started, figures) };
}

function pairsFactsOf(
  { task }: RunRequest,
  { settings }: RunStarted,
  figures: PairsFigures | undefined,
): ModelFacts['pairs'] {
  return task === 'pairs' ? { attention: settings.attention, exactMatch: figures?.exactMatch ?? null } : undefined;
}
