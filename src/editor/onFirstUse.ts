import * as vscode from 'vscode';

/**
 * A part of a feature that is loaded when it is first asked for, and then kept: activation does not read its code. A load that failed
 * is tried again.
 */
export function onFirstUse<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

/** Revives the panels of a type after a reload of the window, by what is loaded only where there is one to revive. */
export function revivePanels(type: string, reviver: () => Promise<vscode.WebviewPanelSerializer>): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(type, {
    deserializeWebviewPanel: async (panel, state) => (await reviver()).deserializeWebviewPanel(panel, state),
  });
}
