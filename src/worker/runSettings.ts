import type {
  DocumentModelConfiguration,
  PairsModelConfiguration,
  PairsTrainingConfiguration,
  TrainingConfiguration,
} from '../engine/configuration.ts';
import type { PairsSettings } from '../protocol/pairsSettings.ts';
import type { RunSettings } from '../protocol/settings.ts';

/** A model's and its training's configuration as people choose it. */
export function runSettings(model: DocumentModelConfiguration, training: TrainingConfiguration): RunSettings {
  const { task: _task, vocabulary: _vocabulary, ...shape } = model;
  return { ...shape, ...training };
}

/** The same of a model of pairs. */
export function pairsSettings(model: PairsModelConfiguration, training: PairsTrainingConfiguration): PairsSettings {
  const { task: _task, sourceVocabulary: _source, targetVocabulary: _target, ...shape } = model;
  return { ...shape, ...training };
}
