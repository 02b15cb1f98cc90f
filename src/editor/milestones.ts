import * as vscode from 'vscode';

/** Things a person did in some feature that another one, such as a lesson's guided step, waits for. */
export type Milestone = 'show-forget-gate' | 'generate-text' | 'open-pairs' | 'open-inspector';

/** Features say what was done; who waits for it listens. */
export class Milestones implements vscode.Disposable {
  readonly #reached = new vscode.EventEmitter<Milestone>();
  readonly onDidReach = this.#reached.event;

  reached(milestone: Milestone): void {
    this.#reached.fire(milestone);
  }

  dispose(): void {
    this.#reached.dispose();
  }
}
