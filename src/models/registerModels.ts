import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { registerDocumentCommand } from '../editor/documentCommand.ts';
import { commands } from '../ids.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf, modelsOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import { ModelsView } from './modelsView.ts';

/** The models view and what can be done with a saved model. */
export function registerModels(
  library: ModelLibrary,
  files: ModelFiles,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(new ModelsView(library));
  disposables.add(registerDocumentCommand(commands.forget, log, (document) => forget(library, document)));
  disposables.add(registerDocumentCommand(commands.exportModel, log, (document) => exportModel(files, document)));
  return disposables;
}

async function forget(library: ModelLibrary, document: vscode.Uri): Promise<void> {
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  const agreed = vscode.l10n.t('Forget');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Forget {0}?', name),
    { modal: true, detail: vscode.l10n.t('The model and everything else kept about this document are deleted.') },
    agreed,
  );
  if (answer !== agreed) return;
  for (const model of modelsOf(document)) await library.forget(model);
}

async function exportModel(files: ModelFiles, document: vscode.Uri): Promise<void> {
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  const [model] = await saved(files, document);
  if (!model) {
    throw new Error(vscode.l10n.t('There is no model of {0} yet: train one first.', name));
  }
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the model; the file holds the vocabulary of the document'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { safetensors: ['safetensors'] },
    defaultUri: vscode.Uri.joinPath(documentOf(document), '..', `${name}.recurrent.safetensors`),
  });
  if (target) await vscode.workspace.fs.copy(await files.of(model), target, { overwrite: true });
}

/** The models of a document that were saved, its language model first. */
async function saved(files: ModelFiles, document: vscode.Uri): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const model of modelsOf(document)) if (await files.savedOf(model)) found.push(model);
  return found;
}
