import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { nameOf } from '../editor/nameOf.ts';
import { plainNumber } from '../editor/plainNumber.ts';
import { panelCommand } from '../models/panelCommand.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';

/** Shows loss and speed of the run under way; a click opens its playground. */
export class TrainingStatusBar implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #item: vscode.StatusBarItem;
  readonly #sessions: TrainingSessions;

  constructor(sessions: TrainingSessions) {
    this.#sessions = sessions;
    this.#item = this.#disposables.add(
      vscode.window.createStatusBarItem('recurrent.training', vscode.StatusBarAlignment.Right, 90),
    );
    this.#item.name = vscode.l10n.t('Recurrent: Training');
    this.#disposables.add(sessions.onDidChange(() => this.#draw()));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #draw(): void {
    const running = this.#sessions.active.find(({ view }) => view.phase !== 'waiting');
    if (!running) {
      this.#item.hide();
      return;
    }
    const { phase, curve, progress } = running.view;
    const latest = curve.at(-1);
    const bits = latest ? vscode.l10n.t('{0} bits', (latest.validationBits ?? latest.trainBits).toFixed(2)) : '…';
    const speed = vscode.l10n.t('{0}/s', plainNumber(Math.round(progress?.charactersPerSecond ?? 0)));
    this.#item.text = phase === 'paused' ? `$(debug-pause) ${bits}` : `$(pulse) ${bits} · ${speed}`;
    const name = nameOf(running.document);
    this.#item.tooltip =
      running.request?.task === 'pairs'
        ? vscode.l10n.t(
            'Recurrent learns the pairs of {0}: bits per target unit, units of both sides per second.',
            name,
          )
        : vscode.l10n.t('Recurrent learns {0}: bits per character, characters per second.', name);
    this.#item.command = panelCommand(running.document);
    this.#item.show();
  }
}
