import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import { nameForEngine } from '../models/modelFiles.ts';
import type { Services } from '../models/services.ts';
import type { Budget, ChosenSettings } from '../protocol/settings.ts';
import type { RunRequest } from '../protocol/trainer.ts';
import type { TrainingDocument } from './trainingDocument.ts';

/** What every run on a document asks of the engine: its name, the text, and what computes. */
export function requestOf(
  document: TrainingDocument,
): Pick<RunRequest, 'run' | 'name' | 'source' | 'engine' | 'threads'> {
  return {
    run: crypto.randomUUID(),
    name: document.name,
    source: document.source,
    engine: setting(settings.engine, document.uri),
    threads: setting(settings.threads, document.uri),
  };
}

/**
 * Trains on a document and resolves when that ended; how it ended is in the session. Resolves with false where a person gave it up
 * before it learned anything. `goOn` takes up the saved model where its training stopped; what shapes the model cannot be chosen then.
 * Rejects with the sentence to show where there is none.
 */
export async function startTraining(
  { sessions, models }: Services,
  document: TrainingDocument,
  chosen: ChosenSettings,
  budget: Budget,
  { goOn = false, background = false } = {},
): Promise<boolean> {
  if (goOn) await models.toGoOnWith(document.uri);
  return sessions.train(document.uri, { comparison: null, continued: goOn, background }, async () => {
    const request = requestOf(document);
    return {
      ...request,
      task: 'document',
      settings: chosen,
      budget,
      checkpointPath: nameForEngine(await models.of(document.uri)),
      checkpointAside: nameForEngine(await models.modelOfRun(document.uri, request.run)),
      resume: goOn ? await models.toGoOnWith(document.uri) : null,
      continues: goOn ? sessions.of(document.uri).model.run : null,
    };
  });
}
