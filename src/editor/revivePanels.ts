import * as vscode from 'vscode';

/** Revives the panels of a type after a reload of the window, by what is loaded only where there is one to revive. */
export function revivePanels(type: string, reviver: () => Promise<vscode.WebviewPanelSerializer>): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(type, {
    deserializeWebviewPanel: async (panel, state) => (await reviver()).deserializeWebviewPanel(panel, state),
  });
}
