import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';

/** Shows a notification with Cancel while a run goes on; cancelling keeps what was learned so far. */
export function showTrainingProgress(session: TrainingSession, finished: Promise<void>): Thenable<void> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Learning {0}', nameOf(session.document)),
      cancellable: true,
    },
    async (progress, token) => {
      const cancelling = token.onCancellationRequested(() => void session.stop());
      let shown = 0;
      const drawing = session.onDidChange(() => {
        const { view } = session;
        const { progress: latest } = view;
        if (!latest) {
          if (view.sentence) progress.report({ message: view.sentence });
          return;
        }
        const bits = (latest.point.validationBits ?? latest.point.trainBits).toFixed(2);
        const total = latest.seconds + (latest.secondsLeft ?? Number.POSITIVE_INFINITY);
        const share = (100 * latest.seconds) / total;
        progress.report({
          message:
            latest.secondsLeft === null
              ? vscode.l10n.t('{0} bits per character', bits)
              : vscode.l10n.t('{0} bits per character, {1} s left', bits, Math.ceil(latest.secondsLeft)),
          increment: Math.max(0, share - shown),
        });
        shown = Math.max(shown, share);
      });
      try {
        await finished;
      } finally {
        cancelling.dispose();
        drawing.dispose();
      }
    },
  );
}
