import type * as vscode from 'vscode';
import { setting } from '../editor/settings.ts';
import { settings as settingNames } from '../ids.ts';
import { nameForEngine } from '../models/modelFiles.ts';
import { documentOf } from '../models/modelKeys.ts';
import type { Services } from '../models/services.ts';
import type { ChosenPairsSettings } from '../protocol/pairsSettings.ts';
import type { Budget } from '../protocol/settings.ts';
import type { PairReading, TextSource } from '../protocol/trainer.ts';

/** What to train on, and how. */
export interface PairsOrder {
  readonly name: string;
  readonly source: TextSource;
  readonly reading: PairReading;
  readonly settings: ChosenPairsSettings;
  readonly budget: Budget;
}

/**
 * Trains a model of pairs and resolves when that ended; how it ended is in the session. `goOn` takes up the saved model where its
 * training stopped; what shapes the model cannot be chosen then. Rejects with the
 * sentence to show where there is none.
 */
export async function startPairs(
  { sessions, models }: Services,
  model: vscode.Uri,
  order: PairsOrder,
  goOn = false,
): Promise<void> {
  if (goOn) await models.toGoOnWith(model);
  await sessions.train(model, { comparison: null, continued: goOn, background: false }, async () => {
    const file = await models.of(model);
    const document = documentOf(model);
    const run = crypto.randomUUID();
    return {
      task: 'pairs',
      run,
      ...order,
      engine: setting(settingNames.engine, document),
      threads: setting(settingNames.threads, document),
      checkpointPath: nameForEngine(file),
      checkpointAside: nameForEngine(await models.modelOfRun(model, run)),
      resume: goOn ? await models.toGoOnWith(model) : null,
      continues: goOn ? sessions.of(model).model.run : null,
    };
  });
}
