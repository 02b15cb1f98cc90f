import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Copy } from '../protocol/reader.ts';

/** Underlines what a written text copied from its document, so that copying is seen for what it is. An edit takes the marks away. */
export class CopyMarks implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #type = this.#disposables.add(
    vscode.window.createTextEditorDecorationType({
      textDecoration: 'underline dotted',
      overviewRulerColor: new vscode.ThemeColor('editorWarning.foreground'),
    }),
  );
  readonly #marked = new Map<string, { readonly version: number; readonly copies: readonly Copy[] }>();

  constructor() {
    this.#disposables.add(vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(this.#draw)));
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#marked.delete(document.uri.toString())) vscode.window.visibleTextEditors.forEach(this.#draw);
      }),
    );
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#marked.delete(uri.toString())));
  }

  mark(document: vscode.TextDocument, copies: readonly Copy[]): void {
    this.#marked.set(document.uri.toString(), { version: document.version, copies });
    vscode.window.visibleTextEditors.forEach(this.#draw);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  readonly #draw = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const marked = this.#marked.get(document.uri.toString());
    const copies = marked?.version === document.version ? marked.copies : [];
    editor.setDecorations(
      this.#type,
      copies.map(({ from, to }) => ({
        range: new vscode.Range(document.positionAt(from), document.positionAt(to)),
        hoverMessage: vscode.l10n.t('{0} characters copied from the document.', to - from),
      })),
    );
  };
}
