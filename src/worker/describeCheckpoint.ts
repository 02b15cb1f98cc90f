import { decodeCheckpoint } from '../engine/checkpoint.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { SavedRun } from '../protocol/reader.ts';
import { curveOf } from './curve.ts';
import { runSettings } from './runSettings.ts';

/** What a checkpoint tells of the run that made it. Throws a `CheckpointError` with the sentence to show. */
export function describeCheckpoint(bytes: Uint8Array): SavedRun {
  const { configuration, document, judged, training } = decodeCheckpoint(bytes);
  if (!training) throw new Error('This model carries no training to show.');
  return {
    name: document.name,
    settings: runSettings(configuration, training.configuration),
    parameters: parameterCount(configuration),
    vocabulary: configuration.vocabulary,
    characters: document.length,
    heldOutCharacters: document.length - training.heldOutStart,
    step: training.step,
    bitsPerCharacter: judged?.network ?? null,
    baselines: judged && { unigram: judged.unigram, ngram: judged.ngram, ngramOrder: judged.ngramOrder },
    curve: curveOf(training.history),
  };
}
