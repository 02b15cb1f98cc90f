import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { contextKeys } from '../ids.ts';
import type { Services } from '../models/services.ts';

/** Marks the walkthrough's steps as done when what they ask for has happened, in whatever way a person brought it about. */
export function followWalkthrough({ sessions, milestones }: Services): vscode.Disposable {
  const disposables = new Disposables();
  const done = (key: string) => void vscode.commands.executeCommand('setContext', key, true);
  disposables.add(
    sessions.onDidEnd(({ view }) => {
      if (view.phase === 'finished') done(contextKeys.trained);
    }),
  );
  disposables.add(
    milestones.onDidReach((milestone) => {
      if (milestone === 'generate-text') done(contextKeys.generated);
      if (milestone === 'open-inspector' || milestone === 'show-forget-gate') done(contextKeys.inspected);
    }),
  );
  return disposables;
}
