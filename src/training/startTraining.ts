import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import { pathOnDisk } from '../models/modelFiles.ts';
import type { Services } from '../models/services.ts';
import type { Budget, ChosenSettings } from '../protocol/settings.ts';
import type { TrainingDocument } from './trainingDocument.ts';

/**
 * Trains on a document and resolves when that ended; how it ended is in the session. `goOn` takes up the saved model where its
 * training stopped; what shapes the model cannot be chosen then.
 */
export async function startTraining(
  { sessions, models }: Services,
  document: TrainingDocument,
  chosen: ChosenSettings,
  budget: Budget,
  goOn = false,
): Promise<void> {
  await sessions.train(document.uri, { comparison: null, continued: goOn }, async () => {
    const file = await models.of(document.uri);
    return {
      task: 'document',
      run: crypto.randomUUID(),
      name: document.name,
      source: document.source,
      settings: chosen,
      budget,
      engine: setting(settings.engine, document.uri),
      threads: setting(settings.threads, document.uri),
      checkpointPath: pathOnDisk(file),
      checkpointAside: null,
      resume: goOn ? await models.savedOf(document.uri) : null,
      continues: goOn ? sessions.of(document.uri).model.run : null,
    };
  });
}
