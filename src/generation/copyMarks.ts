import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
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
  readonly #marked = new Map<
    string,
    { readonly version: number; readonly copies: readonly vscode.DecorationOptions[] }
  >();

  constructor() {
    this.#disposables.add(vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(this.#draw)));
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Saving is told, too, and changes nothing.
        if (contentChanges.length === 0) return;
        if (this.#marked.delete(document.uri.toString())) vscode.window.visibleTextEditors.forEach(this.#draw);
      }),
    );
    this.#disposables.add(onDidCloseDocument(({ uri }) => this.#marked.delete(uri.toString())));
  }

  /** Marks the copies of a text whose places in the document `place` tells. */
  mark(document: vscode.TextDocument, copies: readonly Copy[], place: (offset: number) => vscode.Position): void {
    const marks = copies.map(({ from, to }) => ({
      range: new vscode.Range(place(from), place(to)),
      hoverMessage: vscode.l10n.t('{0} characters copied from the document.', to - from),
    }));
    this.#marked.set(document.uri.toString(), { version: document.version, copies: marks });
    vscode.window.visibleTextEditors.forEach(this.#draw);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  readonly #draw = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const marked = this.#marked.get(document.uri.toString());
    editor.setDecorations(this.#type, marked?.version === document.version ? marked.copies.slice() : []);
  };
}
