import * as vscode from 'vscode';

/**
 * A text that streams into a document: into an untitled one of its own, or to where a cursor is. Edits are applied one after the
 * other, each with all that came meanwhile, and are undone together. What somebody types elsewhere in the document meanwhile moves
 * it along; where somebody types into it, it is theirs and nothing more is written.
 */
export class StreamedText implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #moving: vscode.Disposable;
  /** Where the text begins, in UTF-16 units. */
  #from: number;
  /** What stands there, with the document's line ends. */
  #written = '';
  #pending = '';
  #writing: Promise<void> = Promise.resolve();
  #busy = false;
  #isLost = false;
  /** The edit of ours that is under way. */
  #own: { readonly offset: number; readonly text: string } | null = null;

  private constructor(document: vscode.TextDocument, from: number) {
    this.document = document;
    this.#from = from;
    this.#moving = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) this.#move(event.contentChanges);
    });
  }

  static async inNewEditor(language: string): Promise<StreamedText> {
    const document = await vscode.workspace.openTextDocument({ language, content: '' });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    return new StreamedText(document, 0);
  }

  static atCursor({ document, selection }: vscode.TextEditor): StreamedText {
    return new StreamedText(document, document.offsetAt(selection.active));
  }

  /** Whether the document was closed, or somebody typed into the text: nothing more is written then. */
  get isLost(): boolean {
    return this.#isLost;
  }

  append(text: string): void {
    this.#pending += text;
    if (!this.#busy) this.#writing = this.#flush();
  }

  /** Waits until everything is there. Tells where a place of the text is in the document, or null where somebody typed into it. */
  async finish(text: string): Promise<((place: number) => vscode.Position) | null> {
    await this.#writing;
    const whole = this.#withLineEnds(text);
    if (this.#written !== whole && !(await this.#replace(whole))) return null;
    return (place) => this.document.positionAt(this.#from + this.#withLineEnds(text.slice(0, place)).length);
  }

  dispose(): void {
    this.#moving.dispose();
  }

  async #flush(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#pending) {
        const text = this.#written + this.#withLineEnds(this.#pending);
        this.#pending = '';
        if (!(await this.#replace(text))) return;
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Puts a text in the place of what was written so far; false where that is no longer there. */
  async #replace(text: string): Promise<boolean> {
    const place = new vscode.Range(this.#at(0), this.#at(this.#written.length));
    this.#isLost ||= this.document.isClosed || this.document.getText(place) !== this.#written;
    if (this.#isLost) return false;
    const more = text.startsWith(this.#written);
    const range = more ? new vscode.Range(place.end, place.end) : place;
    const added = more ? text.slice(this.#written.length) : text;
    this.#own = { offset: this.document.offsetAt(range.start), text: added };
    try {
      if (!(await this.#edit(range, added))) return false;
    } finally {
      this.#own = null;
    }
    this.#written = text;
    return true;
  }

  async #edit(range: vscode.Range, text: string): Promise<boolean> {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === this.document);
    if (editor) {
      const options = { undoStopBefore: this.#written === '', undoStopAfter: false };
      return editor.edit((edit) => edit.replace(range, text), options);
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(this.document.uri, range, text);
    return vscode.workspace.applyEdit(edit);
  }

  #move(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const { rangeOffset, rangeLength, text } of changes) {
      if (rangeOffset === this.#own?.offset && text === this.#own.text) continue;
      if (rangeOffset + rangeLength <= this.#from) this.#from += text.length - rangeLength;
    }
  }

  #at(place: number): vscode.Position {
    return this.document.positionAt(this.#from + place);
  }

  #withLineEnds(text: string): string {
    return this.document.eol === vscode.EndOfLine.CRLF ? text.replaceAll('\n', '\r\n') : text;
  }
}
