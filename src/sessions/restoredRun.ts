import type { RunState } from '../protocol/playground.ts';
import type { SavedRun } from '../protocol/reader.ts';
import type { Finished } from '../protocol/trainer.ts';

/** What a run's record tells of its end. */
export type RecordedEnd = Pick<Finished, 'step' | 'reason' | 'bestStep' | 'seconds' | 'charactersPerSecond'>;

/**
 * The run that made a saved model, as one that ended. The model itself does not tell how, only `end` does, where it is of that very
 * step; what engine it had is not kept.
 */
export function restoredRun(
  saved: SavedRun,
  end: RecordedEnd | null,
): Pick<RunState, 'phase' | 'started' | 'baselines' | 'finished'> {
  const { baselines, step, bitsPerCharacter, pairs, ...started } = saved;
  const known = end?.step === step ? end : null;
  return {
    phase: 'finished',
    started: { ...started, learningRateFactor: 1, engine: '', warnings: [] },
    baselines,
    finished: {
      run: '',
      reason: known?.reason ?? null,
      step,
      learned: true,
      bestStep: known?.bestStep ?? null,
      bitsPerCharacter,
      ...(pairs && { pairs }),
      suggestedLearningRate: null,
      seconds: known?.seconds ?? 0,
      charactersPerSecond: known?.charactersPerSecond ?? 0,
      saved: null,
    },
  };
}
