import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Scoreboard } from '../protocol/predictor.ts';
import type { Engine } from '../sessions/engine.ts';

/** The latest scoreboard of each open document. */
export class Scoreboards implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<string>());
  /** With the document's name. */
  readonly onDidChange = this.#changed.event;
  readonly #scoreboards = new Map<string, Scoreboard>();

  constructor(engine: Engine) {
    this.#disposables.add(
      engine.onDidScore(({ document, scoreboard }) => {
        this.#scoreboards.set(document, scoreboard);
        this.#changed.fire(document);
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#scoreboards.delete(uri.toString())),
    );
  }

  of(document: vscode.Uri): Scoreboard | undefined {
    return this.#scoreboards.get(document.toString());
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
