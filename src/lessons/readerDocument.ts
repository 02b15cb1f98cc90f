import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { nameOf } from '../editor/nameOf.ts';
import type { ExperimentDocument } from '../protocol/experimenter.ts';

const schemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web']);

/** Least text that anything can be learned from. */
const shortest = 64;

/** What lessons run on: the document edited last, or the sample where there is none. */
export class ReaderDocument implements vscode.Disposable {
  readonly #sample: vscode.Uri;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #editor: vscode.TextEditor | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#sample = vscode.Uri.joinPath(extensionUri, 'media', 'samples', 'lighthouse.txt');
    this.#follow(vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(isText));
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)));
    // What was too short to learn from when it came to the front may have grown since.
    const followActive = () => this.#follow(vscode.window.activeTextEditor);
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument(followActive));
    this.#disposables.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#editor?.document) this.#change(vscode.window.visibleTextEditors.find(isText));
      }),
    );
  }

  get editor(): vscode.TextEditor | undefined {
    return this.#editor;
  }

  get uri(): vscode.Uri | undefined {
    return this.#editor?.document.uri;
  }

  /** The document's name; null where the sample stands in. */
  get name(): string | null {
    return this.#editor ? nameOf(this.#editor.document.uri) : null;
  }

  /** Characters before the cursor. */
  get offset(): number {
    return this.#editor ? this.#editor.document.offsetAt(this.#editor.selection.active) : 0;
  }

  async read(): Promise<ExperimentDocument & { readonly sample: boolean }> {
    if (this.#editor) return { name: this.name ?? '', text: this.#editor.document.getText(), sample: false };
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#sample));
    return { name: nameOf(this.#sample), text, sample: true };
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    // A panel that gets the focus leaves no text editor active; the document read last stays the reader's.
    if (editor && editor !== this.#editor && isText(editor)) this.#change(editor);
  }

  #change(editor: vscode.TextEditor | undefined): void {
    this.#editor = editor;
    this.#changed.fire();
  }
}

function isText({ document }: vscode.TextEditor): boolean {
  return schemes.has(document.uri.scheme) && document.getText().length >= shortest;
}
