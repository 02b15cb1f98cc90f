import type * as vscode from 'vscode';
import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import { pathOnDisk } from '../models/modelFiles.ts';
import type { Services } from '../models/services.ts';
import type { Budget, ChosenSettings } from '../protocol/settings.ts';
import type { TrainingDocument } from './trainingDocument.ts';

/** Cores but one, so that typing stays smooth, at least 1 and at most 8. */
function threads(document: vscode.Uri): number {
  const wanted = setting(settings.threads, document);
  return wanted > 0 ? wanted : Math.min(8, Math.max(1, navigator.hardwareConcurrency - 1));
}

/** Trains on a document and resolves when that ended; how it ended is in the session. */
export async function startTraining(
  { sessions, models }: Services,
  document: TrainingDocument,
  chosen: ChosenSettings,
  budget: Budget,
): Promise<void> {
  await sessions.train(document.uri, async () => {
    const file = await models.of(document.uri);
    return {
      run: crypto.randomUUID(),
      name: document.name,
      source: document.source,
      settings: chosen,
      budget,
      engine: setting(settings.engine, document.uri),
      threads: threads(document.uri),
      checkpointPath: pathOnDisk(file),
      resume: null,
    };
  });
}
