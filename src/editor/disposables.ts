import type * as vscode from 'vscode';

/** Things to let go of together, in reverse order. What is added after `dispose` is let go of at once. */
export class Disposables implements vscode.Disposable {
  readonly #held: vscode.Disposable[] = [];
  #disposed = false;

  add<T extends vscode.Disposable>(disposable: T): T {
    if (this.#disposed) disposable.dispose();
    else this.#held.push(disposable);
    return disposable;
  }

  dispose(): void {
    this.#disposed = true;
    for (let held = this.#held.pop(); held; held = this.#held.pop()) held.dispose();
  }
}
