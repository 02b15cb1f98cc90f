import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { registerDocumentCommand } from '../editor/documentCommand.ts';
import { warn } from '../editor/notifications.ts';
import { commands } from '../ids.ts';
import type { Engine } from '../sessions/engine.ts';
import type { ModelFiles } from './modelFiles.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import { ModelsView } from './modelsView.ts';

/** The models view and what can be done with a saved model. */
export function registerModels(
  engine: Engine,
  library: ModelLibrary,
  files: ModelFiles,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const disposables = new Disposables();
  const register = (command: string, run: (document: vscode.Uri, told: unknown) => Promise<void>) =>
    disposables.add(registerDocumentCommand(command, log, run));
  disposables.add(new ModelsView(library, files));
  disposables.add(
    engine.onDidFailToSave(({ reason }) => {
      void warn(vscode.l10n.t('The model could not be saved: {0}.', reason));
    }),
  );
  register(commands.forget, async (document) => (await dialogs()).forget(library, document));
  register(commands.deleteModel, async (document) => (await dialogs()).deleteModel(library, files, document));
  register(commands.renameModel, async (document) => (await dialogs()).renameModel(library, files, document));
  register(commands.exportModel, async (document) => (await dialogs()).exportModel(files, document));
  register(commands.importModel, async (document, told) => {
    const file = told instanceof vscode.Uri ? told : await (await dialogs()).chooseCheckpoint(document);
    if (!file) return;
    const { importModel } = await import('./importModel.ts');
    await importModel(engine, files, library, document, file);
  });
  return disposables;
}

/** Not loaded before a person asks for one. */
const dialogs = () => import('./modelDialogs.ts');
