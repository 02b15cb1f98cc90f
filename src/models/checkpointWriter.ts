import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Engine } from '../sessions/engine.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import type { ModelFiles } from './modelFiles.ts';

/** Writes what the engine cannot write itself (in the web host it has no disk), and tells when a model could not be saved. */
export class CheckpointWriter implements vscode.Disposable {
  readonly #files: ModelFiles;
  readonly #disposables = new Disposables();
  #written = Promise.resolve();

  constructor(engine: Engine, sessions: TrainingSessions, files: ModelFiles, log: vscode.LogOutputChannel) {
    this.#files = files;
    this.#disposables.add(engine.onDidFailToSave(({ reason }) => tell(reason)));
    this.#disposables.add(
      engine.onDidSaveCheckpoint(({ run, bytes }) => {
        // Looked up at once: by the time it is written the document may be on its next run.
        const session = sessions.ofRun(run);
        if (!session) return;
        const { purpose } = session;
        this.#written = this.#written
          .then(() => (purpose.comparison ? this.#writeOfRun(session, run, bytes) : this.#writeOwn(session, bytes)))
          .catch((error: unknown) => {
            log.error(error instanceof Error ? error : String(error));
            tell(error instanceof Error ? error.message : String(error));
          });
      }),
    );
  }

  /** Waits until what the engine has handed over so far is written. */
  async settled(): Promise<void> {
    await this.#written;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #writeOwn(session: TrainingSession, bytes: Uint8Array): Promise<void> {
    await this.#files.write(await this.#files.of(session.document), bytes);
    session.noteSaved(await this.#files.savedOf(session.document));
  }

  async #writeOfRun({ document }: TrainingSession, run: string, bytes: Uint8Array): Promise<void> {
    await this.#files.write(await this.#files.modelOfRun(document, run), bytes);
  }
}

function tell(reason: string): void {
  void vscode.window.showWarningMessage(vscode.l10n.t('The model could not be saved: {0}.', reason));
}
