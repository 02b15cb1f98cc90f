import * as vscode from 'vscode';

/** Whether a document has a tab, alone or compared with another, be it one that was not looked at since the window was restored. */
export function hasTab(document: vscode.Uri): boolean {
  const name = document.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => documentsOf(input).some((uri) => uri.toString() === name));
}

function documentsOf(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
