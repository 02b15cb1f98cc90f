import * as vscode from 'vscode';
import type { Engine } from '../sessions/engine.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import type { ModelFiles } from './modelFiles.ts';

/** Writes what the engine cannot write itself (in the web host it has no disk), and tells when a model could not be saved. */
export function writeCheckpoints(
  engine: Engine,
  sessions: TrainingSessions,
  models: ModelFiles,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let last = Promise.resolve();
  const tell = (reason: string) =>
    void vscode.window.showWarningMessage(vscode.l10n.t('The model could not be saved: {0}.', reason));
  const told = engine.onDidFailToSave(({ reason }) => tell(reason));
  const writing = engine.onDidSaveCheckpoint(({ run, bytes }) => {
    const session = sessions.ofRun(run);
    if (!session) return;
    last = last
      .then(async () => {
        const { document, purpose } = session;
        await models.write(await (purpose.comparison ? models.modelOfRun(document, run) : models.of(document)), bytes);
      })
      .catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
        tell(error instanceof Error ? error.message : String(error));
      });
  });
  return vscode.Disposable.from(told, writing);
}
