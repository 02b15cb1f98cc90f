import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { RunView } from '../../src/protocol/playground.ts';
import type { TrainingSession } from '../../src/sessions/trainingSession.ts';

/** Resolves when the session's view is as wanted; rejects with its sentence where the run fails instead. */
export async function until(session: TrainingSession, wanted: (view: RunView) => boolean): Promise<RunView> {
  const { promise, resolve, reject } = Promise.withResolvers<RunView>();
  const look = () => {
    if (wanted(session.view)) resolve(session.view);
    else if (session.view.phase === 'failed') reject(new Error(session.view.sentence ?? 'failed'));
  };
  const watching = session.onDidChange(look);
  look();
  return promise.finally(() => watching.dispose());
}

/** Resolves with the first warning a person is shown while `act` goes on. */
export async function warningOf(act: () => Thenable<unknown>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { showWarningMessage } = vscode.window;
  vscode.window.showWarningMessage = (message: string) => {
    resolve(message);
    return Promise.resolve(undefined);
  };
  act().then(() => reject(new Error('No warning was shown.')), reject);
  return promise.finally(() => {
    vscode.window.showWarningMessage = showWarningMessage;
  });
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** What has to be there. */
export function present<T>(found: T | null): T {
  assert.notEqual(found, null);
  return found as T;
}

/** Asks until there is an answer. */
export async function eventually<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await pause(50);
  }
}
