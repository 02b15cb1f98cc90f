import * as vscode from 'vscode';

/** An untitled editor that a text streams into. Edits are applied one after the other, each with all that came meanwhile. */
export class StreamedEditor {
  readonly document: vscode.TextDocument;
  #pending = '';
  #writing: Promise<void> = Promise.resolve();
  #busy = false;

  private constructor(document: vscode.TextDocument) {
    this.document = document;
  }

  static async open(language: string): Promise<StreamedEditor> {
    const document = await vscode.workspace.openTextDocument({ language, content: '' });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    return new StreamedEditor(document);
  }

  append(text: string): void {
    this.#pending += text;
    if (!this.#busy) this.#writing = this.#flush();
  }

  /** Waits until everything is there; the text is as given even if somebody typed into it meanwhile. */
  async finish(text: string): Promise<void> {
    await this.#writing;
    if (this.document.getText() === text) return;
    const everything = new vscode.Range(new vscode.Position(0, 0), this.#end());
    await this.#apply((edit) => edit.replace(this.document.uri, everything, text));
  }

  async #flush(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#pending) {
        const text = this.#pending;
        this.#pending = '';
        await this.#apply((edit) => edit.insert(this.document.uri, this.#end(), text));
      }
    } finally {
      this.#busy = false;
    }
  }

  async #apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    change(edit);
    await vscode.workspace.applyEdit(edit);
  }

  #end(): vscode.Position {
    return this.document.lineAt(this.document.lineCount - 1).range.end;
  }
}
