import * as vscode from 'vscode';
import { documentAtHand } from '../editor/documentsInView.ts';
import { editorOf } from '../editor/editorOf.ts';
import { hasTab } from '../editor/tabs.ts';
import { nameOf } from '../editor/nameOf.ts';
import { pathOnDisk } from '../models/modelFiles.ts';
import type { TextSource } from '../protocol/trainer.ts';

/** A text a person chose to train on. */
export interface TrainingDocument {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly characters: number;
  /** Whether only the selected part is meant. */
  readonly selection: boolean;
  readonly source: TextSource;
}

/** Shortest selection that is taken for "train on this part" rather than for a cursor that happens to mark a word. */
const shortestSelection = 1000;

/** Schemes of editors that show something else than a person's text. */
const panes: Readonly<Record<string, string>> = {
  output: vscode.l10n.t('an output pane'),
  debug: vscode.l10n.t('the debug console'),
  'vscode-scm': vscode.l10n.t('a source-control input'),
  comment: vscode.l10n.t('a comment'),
};

/**
 * The text of `uri`, or of the document at hand. A file too large for VS Code to hand to extensions is read by the engine
 * from disk. Throws the sentence to show where there is nothing to train on.
 */
export async function trainingDocument(uri?: vscode.Uri): Promise<TrainingDocument> {
  const wanted = uri ?? documentAtHand();
  if (!wanted) throw new Error(vscode.l10n.t('Open a text file first: there is no document to train on.'));
  const pane = panes[wanted.scheme];
  if (pane) throw new Error(vscode.l10n.t('This is {0}, not a document. Open a text file to train on.', pane));

  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted.toString());
  const document = open ?? (await openOrExplain(wanted));
  if (!document) return fileOnDisk(wanted);
  const editor = editorOf(wanted);
  const selected = editor ? document.getText(editor.selection) : '';
  const text = selected.length >= shortestSelection ? selected : document.getText();
  return {
    uri: wanted,
    name: nameOf(wanted),
    characters: text.length,
    selection: text === selected,
    source: { kind: 'text', text },
  };
}

/** The document, or undefined where VS Code will not hand it out but the file can be read from disk. */
async function openOrExplain(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  // VS Code would make a new one of that name.
  if (uri.scheme === 'untitled' && !hasTab(uri)) throw new Error(vscode.l10n.t('{0} was closed.', nameOf(uri)));
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (pathOnDisk(uri) !== null) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(vscode.l10n.t('{0} could not be opened: {1}', nameOf(uri), reason), { cause: error });
  }
}

async function fileOnDisk(uri: vscode.Uri): Promise<TrainingDocument> {
  const { size } = await vscode.workspace.fs.stat(uri).then(undefined, () => {
    throw new Error(vscode.l10n.t('{0} is no longer there.', nameOf(uri)));
  });
  return {
    uri,
    name: nameOf(uri),
    characters: size,
    selection: false,
    source: { kind: 'file', path: uri.fsPath },
  };
}
