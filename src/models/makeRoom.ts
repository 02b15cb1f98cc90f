import * as vscode from 'vscode';
import { isInView } from '../editor/documentsInView.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import { removeFile } from '../storage/unlessMissing.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf, modelsOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import { straysAmong } from './strays.ts';
import { unusedLongest } from './unusedLongest.ts';

/**
 * Forgets the documents whose models nobody asked for longest until so many bytes are free, but for those that are open or trained on;
 * answers with their names.
 */
export async function makeRoom(
  files: ModelFiles,
  library: ModelLibrary,
  sessions: TrainingSessions,
  bytes: number,
): Promise<readonly string[]> {
  const kept = await library.kept();
  const open = vscode.workspace.textDocuments.flatMap(({ uri }) => modelsOf(uri));
  const trained = sessions.active.map(({ document }) => document);
  const known = kept.map(({ document }) => vscode.Uri.parse(document));
  const strays = await straysAmong(files, [...known, ...open, ...trained]);
  const names = new Set(trained.map(String));
  const closed = kept.filter(
    ({ document }) => !names.has(document) && !isInView(documentOf(vscode.Uri.parse(document))),
  );
  const leaving = unusedLongest([...closed, ...strays], bytes);
  for (const left of leaving) {
    if ('files' in left) for (const file of left.files) await removeFile(file);
    else await library.forget(vscode.Uri.parse(left.document));
  }
  return leaving.map(({ name }) => name || vscode.l10n.t('a run that was killed'));
}
