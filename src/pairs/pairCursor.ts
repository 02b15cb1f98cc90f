import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { LitStretch, PairUnderCursor } from '../protocol/pairs.ts';
import { LinkedStretches } from './linkedStretches.ts';
import type { PairsDocument, PlacedPair } from './pairsDocument.ts';

/** Milliseconds without a keystroke after which an edited document is read anew. */
const pauseInTyping = 150;

/** Follows the editor's cursor over a document of pairs, and lights up what the panel points at. */
export class PairCursor implements vscode.Disposable {
  readonly #document: PairsDocument;
  readonly #tell: (pair: PairUnderCursor | null) => void;
  readonly #disposables = new Disposables();
  readonly #linked: LinkedStretches;
  #placed: (PlacedPair & PairUnderCursor) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `edited` is called a moment after the document changed. */
  constructor(document: PairsDocument, tell: (pair: PairUnderCursor | null) => void, edited: () => void) {
    this.#document = document;
    this.#tell = tell;
    this.#linked = this.#disposables.add(new LinkedStretches(document));
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (document.holds(textEditor.document)) this.#follow(textEditor);
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (contentChanges.length === 0 || !document.holds(changed)) return;
        this.#linked.show(null, []);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          edited();
          this.refresh();
        }, pauseInTyping);
      }),
    );
  }

  get pair(): PairUnderCursor | null {
    return this.#placed && shown(this.#placed);
  }

  /** Looks again where the cursor is: the document was read otherwise. */
  refresh(): void {
    const editors = vscode.window.visibleTextEditors.filter((editor) => this.#document.holds(editor.document));
    const active = vscode.window.activeTextEditor;
    const editor = active && editors.includes(active) ? active : editors[0];
    if (editor) this.#follow(editor);
  }

  light(stretches: readonly LitStretch[]): void {
    this.#linked.show(this.#placed, stretches);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#linked.show(null, []);
    this.#disposables.dispose();
  }

  #follow({ document, selection }: vscode.TextEditor): void {
    const found = this.#document.pairAt(document, selection.active);
    // Beside all pairs the last one stays: a person who looks at its heatmap has not lost it.
    if (!found) return;
    this.#placed = found;
    this.#tell(shown(found));
  }
}

function shown({ source, target, line, cursor }: PairUnderCursor): PairUnderCursor {
  return { source, target, line, cursor };
}
