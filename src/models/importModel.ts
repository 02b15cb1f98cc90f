import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import type { Engine } from '../sessions/engine.ts';
import type { ModelFiles } from './modelFiles.ts';
import type { ModelLibrary } from './modelLibrary.ts';

/** Larger than any model this engine can train. */
const largestCheckpoint = 2 ** 31 - 1;

/**
 * Makes a checkpoint file the model of a document, after it was read and, where it replaces a model or was trained on another
 * document, agreed to. Throws the sentence to show for a file that is no checkpoint.
 */
export async function importModel(
  engine: Engine,
  files: ModelFiles,
  library: ModelLibrary,
  document: vscode.Uri,
  file: vscode.Uri,
): Promise<void> {
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > largestCheckpoint) throw new Error(vscode.l10n.t('{0} is too large for a checkpoint.', nameOf(file)));
  const bytes = await vscode.workspace.fs.readFile(file);
  const reader = await engine.reader();
  const described = await reader.request('describe', { bytes });
  if (!('tied' in described.settings)) {
    throw new Error(vscode.l10n.t('This is a model of sentence pairs, not of a document.'));
  }
  const name = nameOf(document);
  const doubts = [
    ...(described.name === name ? [] : [vscode.l10n.t('It was trained on {0}, not on {1}.', described.name, name)]),
    ...((await files.savedOf(document)) ? [vscode.l10n.t('It replaces the model {0} has.', name)] : []),
  ];
  if (doubts.length > 0) {
    const agreed = vscode.l10n.t('Import');
    const question = vscode.l10n.t('Import this model for {0}?', name);
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail: doubts.join('\n') }, agreed);
    if (answer !== agreed) return;
  }
  const { settings, parameters, step, bitsPerCharacter } = described;
  await library.replace(document, bytes, { settings, parameters, step, bitsPerCharacter });
}
