import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import { withoutLinks } from '../editor/notifications.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';

/** Shows a notification with Cancel while a run goes on; cancelling keeps what was learned so far. */
export function showTrainingProgress(session: TrainingSession, finished: Promise<unknown>): Thenable<void> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: withoutLinks(vscode.l10n.t('Learning {0}', nameOf(session.document))),
      cancellable: true,
    },
    async (progress, token) => {
      const cancelling = token.onCancellationRequested(() => void session.stop());
      let shown = 0;
      const drawing = session.onDidChange(() => {
        const { view } = session;
        const { progress: latest } = view;
        if (!latest) {
          if (view.sentence) progress.report({ message: withoutLinks(view.sentence) });
          return;
        }
        const bits = (latest.point.validationBits ?? latest.point.trainBits).toFixed(2);
        const { seconds, secondsLeft } = latest;
        if (secondsLeft === null) {
          // An increment, even of nothing, would show a bar that stands still.
          progress.report({ message: vscode.l10n.t('{0} bits per character', bits) });
          return;
        }
        const share = (100 * seconds) / (seconds + secondsLeft);
        progress.report({
          message: vscode.l10n.t('{0} bits per character, {1} s left', bits, Math.ceil(secondsLeft)),
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
