import * as vscode from 'vscode';

/** Asks where to save what was made from a document, beside it to begin with; undefined where the person thinks better of it. */
export function askWhereToSave(
  document: vscode.Uri,
  name: string,
  options: Omit<vscode.SaveDialogOptions, 'defaultUri'> = {},
): Thenable<vscode.Uri | undefined> {
  const folder =
    document.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(document, '..');
  const offered = folder && { defaultUri: vscode.Uri.joinPath(folder, name) };
  return vscode.window.showSaveDialog({ ...options, ...offered });
}
