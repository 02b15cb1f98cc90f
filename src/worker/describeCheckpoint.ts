import { decodeCheckpoint } from '../engine/checkpoint.ts';
import { checkpointTask } from '../engine/checkpointTask.ts';
import { decodePairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import { parameterCount } from '../engine/parameters.ts';
import { estimatedRates } from '../engine/textRates.ts';
import type { SavedRun } from '../protocol/reader.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import { curveOf } from './curve.ts';
import { pairsCurveOf, pairsFigures } from './pairsCurve.ts';
import { pairsSettings, runSettings } from './runSettings.ts';

const nothingToShow = sentence('This model carries no training to show.');

/** What a checkpoint tells of the run that made it. Throws a `SentenceError` where there is nothing to tell. */
export function describeCheckpoint(bytes: Uint8Array): SavedRun {
  return checkpointTask(bytes) === 'pairs' ? describePairs(bytes) : describeDocument(bytes);
}

function describeDocument(bytes: Uint8Array): SavedRun {
  const { configuration, document, judged, training } = decodeCheckpoint(bytes);
  if (!training) throw new SentenceError(nothingToShow);
  return {
    name: document.name,
    settings: runSettings(configuration, training.configuration),
    parameters: parameterCount(configuration),
    vocabulary: configuration.vocabulary,
    characters: document.length,
    digest: document.sha256,
    heldOutCharacters: document.length - training.heldOutStart,
    step: training.step,
    bitsPerCharacter: judged?.network ?? null,
    baselines: judged && { unigram: judged.unigram, ngram: judged.ngram, ngramOrder: judged.ngramOrder },
    curve: curveOf(training.history, training.rates ?? estimatedRates(configuration.unit, training.history)),
  };
}

function describePairs(bytes: Uint8Array): SavedRun {
  const { configuration, document, judged, training } = decodePairsCheckpoint(bytes);
  if (!training) throw new SentenceError(nothingToShow);
  return {
    name: document.name,
    settings: pairsSettings(configuration, training.configuration),
    parameters: parameterCount(configuration),
    vocabulary: configuration.targetVocabulary,
    characters: document.length,
    digest: document.sha256,
    heldOutCharacters: 0,
    step: training.step,
    bitsPerCharacter: judged && judged.loss / Math.LN2,
    baselines: null,
    ...(judged && { pairs: pairsFigures(judged) }),
    curve: pairsCurveOf(training.history),
  };
}
