import * as vscode from 'vscode';

/** Listens for documents that are closed. VS Code says so also of one that stays open and is given another language. */
export function onDidCloseDocument(listener: (document: vscode.TextDocument) => unknown): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument((document) => {
    if (!vscode.workspace.textDocuments.includes(document)) listener(document);
  });
}
