import * as vscode from 'vscode';
import { contextKeys } from '../ids.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';

/** Keeps what menus and the palette enable commands by: told when it changes, not with every report of a run. */
export function followContext(sessions: TrainingSessions): vscode.Disposable {
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean) => {
    if ((told.get(key) ?? false) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  return sessions.onDidChange(() => {
    const { active } = sessions;
    tell(contextKeys.training, active.length > 0);
    tell(
      contextKeys.paused,
      active.some(({ view }) => view.phase === 'paused'),
    );
  });
}
