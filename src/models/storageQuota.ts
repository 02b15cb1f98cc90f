import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { inform, warn } from '../editor/notifications.ts';
import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import { allowedBytes } from './allowedBytes.ts';
import type { ModelFiles } from './modelFiles.ts';
import type { ModelLibrary } from './modelLibrary.ts';

/** Keeps what is stored about documents within what a person allows; never touches a document that is open. */
export class StorageQuota implements vscode.Disposable {
  readonly #files: ModelFiles;
  readonly #library: ModelLibrary;
  readonly #sessions: TrainingSessions;
  readonly #disposables = new Disposables();
  #keeping: Promise<void> = Promise.resolve();
  #warned = false;

  constructor(files: ModelFiles, library: ModelLibrary, sessions: TrainingSessions, log: vscode.LogOutputChannel) {
    this.#files = files;
    this.#library = library;
    this.#sessions = sessions;
    const keep = () => {
      this.#keeping = this.#keeping
        .then(() => this.keep())
        .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    };
    this.#disposables.add(sessions.onDidEnd(keep));
    this.#disposables.add(library.onDidPut(keep));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.storageQuota)) keep();
      }),
    );
  }

  /** Forgets the documents whose models nobody asked for longest, as many as needed, and says which. */
  async keep(): Promise<void> {
    await this.#files.sweep();
    const megabytes = setting(settings.storageQuota);
    const allowed = allowedBytes(megabytes);
    const used = await this.#files.totalBytes();
    if (used <= allowed) return;
    const { makeRoom } = await import('./makeRoom.ts');
    const names = await makeRoom(this.#files, this.#library, this.#sessions, used - allowed);
    if (names.length > 0) {
      void inform(
        vscode.l10n.t(
          'To keep models within {0} MB, those unused for longest were deleted: {1}.',
          megabytes,
          names.join(', '),
        ),
      );
    }
    if ((await this.#files.totalBytes()) <= allowed || this.#warned) return;
    this.#warned = true;
    void warn(
      vscode.l10n.t(
        'Models take more than the {0} MB that are set; what is left belongs to open documents.',
        megabytes,
      ),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
