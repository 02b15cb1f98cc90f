import * as vscode from 'vscode';
import { hasTab } from './tabs.ts';

/** What people have before them: documents in a tab or an editor, and those our panels are about. */
export class DocumentsInView {
  readonly #panels = new Set<{ readonly document: string }>();

  /** Takes a panel's document for one in view, until that is disposed of. */
  keep(document: vscode.Uri): vscode.Disposable {
    const panel = { document: document.toString() };
    this.#panels.add(panel);
    return new vscode.Disposable(() => this.#panels.delete(panel));
  }

  has(document: vscode.Uri): boolean {
    const name = document.toString();
    return (
      hasTab(document) ||
      vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === name) ||
      [...this.#panels].some((panel) => panel.document === name)
    );
  }
}
