import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
import type { Scoreboard } from '../protocol/predictor.ts';
import type { Engine } from '../sessions/engine.ts';
import type { ToldDocuments } from './toldDocuments.ts';

/** The latest scoreboard of each open document. */
export class Scoreboards implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<string>());
  /** With the document's name. */
  readonly onDidChange = this.#changed.event;
  readonly #scoreboards = new Map<string, Scoreboard>();

  constructor(engine: Engine, documents: ToldDocuments) {
    this.#disposables.add(
      engine.onDidScore(({ document, scoreboard }) => {
        // What was said before it heard that the document is forgotten.
        if (!documents.has(vscode.Uri.parse(document))) return;
        this.#scoreboards.set(document, scoreboard);
        this.#changed.fire(document);
      }),
    );
    this.#disposables.add(onDidCloseDocument(({ uri }) => this.forget(uri)));
  }

  forget(document: vscode.Uri): void {
    if (this.#scoreboards.delete(document.toString())) this.#changed.fire(document.toString());
  }

  of(document: vscode.Uri): Scoreboard | undefined {
    return this.#scoreboards.get(document.toString());
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
