import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { registerDocumentCommand } from '../editor/documentCommand.ts';
import { editorOf } from '../editor/editorOf.ts';
import { commands } from '../ids.ts';
import type { Services } from '../models/services.ts';
import { CopyMarks } from './copyMarks.ts';

/** Lets the network write on from the text before the cursor, into an editor of its own or right there, and marks what it copied. */
export function registerGeneration(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  const marks = disposables.add(new CopyMarks());
  disposables.add(
    registerDocumentCommand(commands.generate, services.log, async (uri) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const { generateInNewEditor } = await import('./generate.ts');
      await generateInNewEditor(services, marks, document);
    }),
  );
  disposables.add(
    registerDocumentCommand(commands.generateHere, services.log, async (uri) => {
      const editor = editorOf(uri);
      if (!editor) throw new Error(vscode.l10n.t('Put the cursor into the document first.'));
      const { generateAtCursor } = await import('./generate.ts');
      await generateAtCursor(services, marks, editor);
    }),
  );
  return disposables;
}
