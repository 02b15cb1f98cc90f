import * as vscode from 'vscode';

/** The active editor where it shows the document, else another that does: while a panel has the focus, no editor is active. */
export function editorOf(document: vscode.Uri): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const key = document.toString();
  return [activeTextEditor, ...visibleTextEditors].find((editor) => editor?.document.uri.toString() === key);
}
