import * as vscode from 'vscode';
import { askWhereToSave } from '../editor/askWhereToSave.ts';
import { Disposables } from '../editor/disposables.ts';
import { registerDocumentCommand } from '../editor/documentCommand.ts';
import { nameOf } from '../editor/nameOf.ts';
import { commands } from '../ids.ts';
import type { Engine } from '../sessions/engine.ts';
import { importModel } from './importModel.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf, modelsOf } from './modelKeys.ts';
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
      void vscode.window.showWarningMessage(vscode.l10n.t('The model could not be saved: {0}.', reason));
    }),
  );
  register(commands.forget, (document) => forget(library, document));
  register(commands.deleteModel, (document) => deleteModel(library, files, document));
  register(commands.renameModel, (document) => rename(library, document));
  register(commands.exportModel, (document) => exportModel(files, document));
  register(commands.importModel, async (document, told) => {
    const file = told instanceof vscode.Uri ? told : await chooseCheckpoint(document);
    if (file) await importModel(engine, files, library, document, file);
  });
  return disposables;
}

async function forget(library: ModelLibrary, document: vscode.Uri): Promise<void> {
  const agreed = vscode.l10n.t('Forget');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Forget {0}?', nameOf(document)),
    {
      modal: true,
      detail: vscode.l10n.t('The model, all runs and everything else kept about this document are deleted.'),
    },
    agreed,
  );
  if (answer !== agreed) return;
  for (const model of modelsOf(document)) await library.forget(model);
}

async function deleteModel(library: ModelLibrary, files: ModelFiles, document: vscode.Uri): Promise<void> {
  const model = await savedOf(files, document);
  const agreed = vscode.l10n.t('Delete');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the model of {0}?', nameOf(document)),
    { modal: true, detail: vscode.l10n.t('The table of runs stays.') },
    agreed,
  );
  if (answer === agreed) await library.deleteModel(model);
}

async function rename(library: ModelLibrary, document: vscode.Uri): Promise<void> {
  const known = (await library.list()).find((model) => model.document === document.toString());
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename the model of {0}', nameOf(document)),
    value: known?.name ?? nameOf(document),
    prompt: vscode.l10n.t('Leave it empty to name the model after its document.'),
  });
  if (name !== undefined) await library.rename(document, name);
}

async function exportModel(files: ModelFiles, document: vscode.Uri): Promise<void> {
  const model = await savedOf(files, document);
  const target = await askWhereToSave(documentOf(document), `${nameOf(document)}.recurrent.safetensors`, {
    title: vscode.l10n.t('Export the model; the file holds the vocabulary of the document'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { safetensors: ['safetensors'] },
  });
  if (!target) return;
  await vscode.workspace.fs.copy(await files.of(model), target, { overwrite: true });
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Exported. The file holds the vocabulary of {0}: its characters or words can be read from it.',
      nameOf(document),
    ),
  );
}

async function chooseCheckpoint(document: vscode.Uri): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import a model for {0}', nameOf(document)),
    openLabel: vscode.l10n.t('Import'),
    filters: { safetensors: ['safetensors'] },
  });
  return chosen?.[0];
}

/** The first of a document's models that was saved, its language model before those of pairs. */
async function savedOf(files: ModelFiles, document: vscode.Uri): Promise<vscode.Uri> {
  for (const model of modelsOf(document)) if (await files.savedOf(model)) return model;
  throw new Error(vscode.l10n.t('There is no model of {0} yet: train one first.', nameOf(document)));
}
