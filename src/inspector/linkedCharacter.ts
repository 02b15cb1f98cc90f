import * as vscode from 'vscode';
import type { TokenPlace } from '../protocol/inspector.ts';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Lights up in the editor the characters a heatmap points at. */
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

  show(...places: readonly TokenPlace[]): void {
    if (!this.#subject.document) return;
    const ranges = places.map(({ from, to }) => this.#subject.rangeOf(from, to));
    for (const editor of this.#subject.editors) editor.setDecorations(this.#type, ranges);
  }

  dispose(): void {
    this.#type.dispose();
  }
}
