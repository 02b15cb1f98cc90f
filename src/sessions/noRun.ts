import type { RunState } from '../protocol/playground.ts';
import type { RunPurpose } from '../protocol/runs.ts';
import type { RunSaves } from './continuation.ts';

/** Where no run is, nor was. */
export const idle: RunState = {
  phase: 'idle',
  started: null,
  baselines: null,
  progress: null,
  finished: null,
  sentence: null,
  edited: false,
  steering: null,
  canGoOn: false,
};

/** A run that nobody compares with others and that begins anew. */
export const plain: RunPurpose = { comparison: null, continued: false, background: false };

/** Of a run whose engine has not looked yet where it saves. */
export const nothingSaved: RunSaves = { checkpoint: null, stamp: undefined };
