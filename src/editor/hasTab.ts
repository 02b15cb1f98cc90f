import * as vscode from 'vscode';

/** Whether a document has a tab, be it one that was not looked at since the window was restored. */
export function hasTab(document: vscode.Uri): boolean {
  const name = document.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === name);
}
