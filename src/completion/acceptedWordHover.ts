import * as vscode from 'vscode';
import type { Acceptances } from './acceptances.ts';
import { offsetOf, positionOf } from './toldDocuments.ts';

/** Tells of an accepted word how likely it was and who spoke for it. */
export class AcceptedWordHover implements vscode.HoverProvider {
  readonly #acceptances: Acceptances;

  constructor(acceptances: Acceptances) {
    this.#acceptances = acceptances;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const word = this.#acceptances.wordAt(document.uri.toString(), offsetOf(document, position));
    if (!word) return undefined;
    const range = new vscode.Range(positionOf(document, word.start), positionOf(document, word.end));
    const { describedWord } = await import('./describedWord.ts');
    return new vscode.Hover(describedWord(document, word.candidate), range);
  }
}
