import * as vscode from 'vscode';

/** Open panels, and what they are about. */
const panels = new Map<vscode.WebviewPanel, vscode.Uri>();

/** Lets a panel stand for its document while it has the focus. */
export function standForDocument(panel: vscode.WebviewPanel, document: vscode.Uri): void {
  panels.set(panel, document);
  panel.onDidDispose(() => panels.delete(panel));
}

/** The document of the active editor; while a panel about a document has the focus, that one. */
export function documentInFront(): vscode.Uri | undefined {
  const inPanel = [...panels].find(([panel]) => panel.active)?.[1];
  return inPanel ?? vscode.window.activeTextEditor?.document.uri;
}
