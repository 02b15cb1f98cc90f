import type * as vscode from 'vscode';
import type { TrainingSession } from '../sessions/trainingSession.ts';

/** Tells when another run's weights answer for a document, or those of none: earlier steps are those of one run. */
export function onDidChangeRun(
  session: Pick<TrainingSession, 'model' | 'onDidChange'>,
  told: () => void,
): vscode.Disposable {
  let { run } = session.model;
  return session.onDidChange(() => {
    if (session.model.run === run) return;
    ({ run } = session.model);
    told();
  });
}
