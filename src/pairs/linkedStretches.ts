import * as vscode from 'vscode';
import type { LitStretch } from '../protocol/pairs.ts';
import type { PairsDocument, PlacedPair } from './pairsDocument.ts';

const strengths = [1, 2, 3];

/** Lights up stretches of a pair in the editor: what is pointed at outlined, what it looks at by how strongly. */
export class LinkedStretches implements vscode.Disposable {
  readonly #document: PairsDocument;
  readonly #types = [
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor('recurrent.textLinked'),
      outline: '1px solid',
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
    // The strongest is underlined, too: strength must not hang on the hue alone.
    ...strengths.map((strength) =>
      vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor(`recurrent.textPositive${strength}`),
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        ...(strength === strengths.length && { textDecoration: 'underline solid 1px' }),
      }),
    ),
  ];

  constructor(document: PairsDocument) {
    this.#document = document;
  }

  show(placed: PlacedPair | null, stretches: readonly LitStretch[]): void {
    for (const side of ['source', 'target'] as const) {
      const document = this.#document.documentOf(side);
      if (!document || (side === 'target' && document === this.#document.documentOf('source'))) continue;
      const mine = stretches.filter((stretch) => this.#document.documentOf(stretch.side) === document);
      for (const editor of vscode.window.visibleTextEditors.filter((editor) => editor.document === document)) {
        this.#types.forEach((type, strength) => {
          const lit = placed ? mine.filter((stretch) => stretch.strength === strength) : [];
          editor.setDecorations(
            type,
            lit.flatMap((stretch) => rangeOf(document, placed?.places[stretch.side] ?? null, stretch)),
          );
        });
      }
    }
  }

  dispose(): void {
    for (const type of this.#types) type.dispose();
  }
}

function rangeOf(document: vscode.TextDocument, start: number | null, { from, to }: LitStretch): vscode.Range[] {
  if (start === null) return [];
  return [new vscode.Range(document.positionAt(start + from), document.positionAt(start + to))];
}
