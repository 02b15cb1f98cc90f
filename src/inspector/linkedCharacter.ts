import * as vscode from 'vscode';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Lights up in the editor the character a heatmap points at. */
export class LinkedCharacter implements vscode.Disposable {
  readonly #subject: InspectedDocument;
  readonly #type = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('recurrent.textLinked'),
    outline: '1px solid',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  constructor(subject: InspectedDocument) {
    this.#subject = subject;
  }

  show(offset: number | null): void {
    if (!this.#subject.document) return;
    for (const editor of this.#subject.editors) {
      editor.setDecorations(this.#type, offset === null ? [] : [this.#subject.rangeOf(offset, offset + 1)]);
    }
  }

  dispose(): void {
    this.#type.dispose();
  }
}
