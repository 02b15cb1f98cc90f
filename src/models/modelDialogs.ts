import * as vscode from 'vscode';
import { askWhereToSave } from '../editor/askWhereToSave.ts';
import { nameOf } from '../editor/nameOf.ts';
import { inform } from '../editor/notifications.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf, modelsOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import { noModelYet } from './noModelYet.ts';

/** Asks, then deletes everything kept about a document. */
export async function forget(library: ModelLibrary, document: vscode.Uri): Promise<void> {
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

/** Asks, then deletes the model of a document. */
export async function deleteModel(library: ModelLibrary, files: ModelFiles, document: vscode.Uri): Promise<void> {
  const model = await savedOf(files, document);
  const agreed = vscode.l10n.t('Delete');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the model of {0}?', nameOf(document)),
    { modal: true, detail: vscode.l10n.t('The table of runs stays.') },
    agreed,
  );
  if (answer === agreed) await library.deleteModel(model);
}

/** Lets a person name a model. */
export async function renameModel(library: ModelLibrary, files: ModelFiles, document: vscode.Uri): Promise<void> {
  const model = await savedOf(files, document);
  const known = (await library.list()).find(({ document: described }) => described === model.toString());
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename the model of {0}', nameOf(document)),
    value: known?.name ?? nameOf(document),
    prompt: vscode.l10n.t('Leave it empty to name the model after its document.'),
  });
  if (name !== undefined) await library.rename(model, name);
}

/** Asks where to, then copies the model of a document there. */
export async function exportModel(files: ModelFiles, document: vscode.Uri): Promise<void> {
  const model = await savedOf(files, document);
  const target = await askWhereToSave(documentOf(document), `${nameOf(document)}.recurrent.safetensors`, {
    title: vscode.l10n.t('Export the model; the file holds the vocabulary of the document'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { safetensors: ['safetensors'] },
  });
  if (!target) return;
  await vscode.workspace.fs.copy(await files.of(model), target, { overwrite: true });
  void inform(
    vscode.l10n.t(
      'Exported. The file holds the vocabulary of {0}: its characters or words can be read from it.',
      nameOf(document),
    ),
  );
}

/** Lets a person choose a checkpoint; undefined where they chose none. */
export async function chooseCheckpoint(document: vscode.Uri): Promise<vscode.Uri | undefined> {
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
  throw noModelYet(document);
}
