import type { DocumentModelConfiguration, TrainingConfiguration } from '../engine/configuration.ts';
import type { RunSettings } from '../protocol/settings.ts';

/** A model's and its training's configuration as people choose it. */
export function runSettings(model: DocumentModelConfiguration, training: TrainingConfiguration): RunSettings {
  const { task: _task, vocabulary: _vocabulary, ...shape } = model;
  return { ...shape, ...training };
}
