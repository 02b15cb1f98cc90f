import type { RunState } from '../protocol/playground.ts';
import type { SavedRun } from '../protocol/reader.ts';

/** The run that made a saved model, as one that ended; how it ended, how fast it was and what engine it had are not kept. */
export function restoredRun(saved: SavedRun): Pick<RunState, 'phase' | 'started' | 'baselines' | 'finished'> {
  const { baselines, step, bitsPerCharacter, pairs, ...started } = saved;
  return {
    phase: 'finished',
    started: { ...started, learningRateFactor: 1, engine: '', warnings: [] },
    baselines,
    finished: {
      run: '',
      reason: null,
      step,
      bestStep: null,
      bitsPerCharacter,
      ...(pairs && { pairs }),
      suggestedLearningRate: null,
      seconds: 0,
      charactersPerSecond: 0,
      saved: null,
    },
  };
}
