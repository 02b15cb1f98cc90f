import * as vscode from 'vscode';
import { isPane } from './panes.ts';
import { hasTab } from './tabs.ts';

/** Open panels, and what they are about. */
const panels = new Map<vscode.WebviewPanel, vscode.Uri>();

/** Lets a panel stand for its document as long as it is open. */
export function standForDocument(panel: vscode.WebviewPanel, document: vscode.Uri): void {
  panels.set(panel, document);
  panel.onDidDispose(() => panels.delete(panel));
}

/** The document of the active editor or tab; while a panel about a document has the focus, that one. */
function documentInFront(): vscode.Uri | undefined {
  const inPanel = [...panels].find(([panel]) => panel.active)?.[1];
  return inPanel ?? vscode.window.activeTextEditor?.document.uri ?? documentOfActiveTab();
}

/** Of an editor whose text VS Code hands to no extension, because it is too large or another extension draws it. */
function documentOfActiveTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** The document that was in front last. */
let last: vscode.Uri | undefined;

/** Remembers which document is in front, for when something else is: the Welcome page, say, which has buttons about it. */
export function rememberDocumentInFront(): vscode.Disposable {
  const note = (editor: vscode.TextEditor | undefined) => {
    if (editor && hasTab(editor.document.uri)) last = editor.document.uri;
  };
  note(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor(note);
}

/** The document in front; while a page or panel about none is, that of an editor beside it, or else the one in front before. */
export function documentAtHand(): vscode.Uri | undefined {
  const front = documentInFront();
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const others = [vscode.TabInputTextDiff, vscode.TabInputNotebook, vscode.TabInputNotebookDiff];
  if (front || others.some((kind) => input instanceof kind)) return front;
  const beside = vscode.window.visibleTextEditors.find(({ document }) => !isPane(document.uri.scheme));
  return beside?.document.uri ?? (last && hasTab(last) ? last : undefined);
}

/** Whether people have a document before them: in a tab, in an editor, or by a panel about it. */
export function isInView(document: vscode.Uri): boolean {
  const name = document.toString();
  const shown = vscode.window.visibleTextEditors.map((editor) => editor.document.uri);
  return hasTab(document) || [...shown, ...panels.values()].some((uri) => uri.toString() === name);
}
