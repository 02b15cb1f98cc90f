import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import { allowedBytes } from './allowedBytes.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import { unusedLongest } from './unusedLongest.ts';

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
    this.#disposables.add(
      sessions.onDidEnd(() => {
        this.#keeping = this.#keeping
          .then(() => this.keep())
          .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
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
    const closed = (await this.#library.kept()).filter(({ document }) => !this.#isOpen(document));
    const leaving = unusedLongest(closed, used - allowed);
    for (const { document } of leaving) await this.#library.forget(vscode.Uri.parse(document));
    if (leaving.length > 0) {
      const names = leaving.map(({ name }) => name).join(', ');
      void vscode.window.showInformationMessage(
        vscode.l10n.t('To keep models within {0} MB, those unused for longest were deleted: {1}.', megabytes, names),
      );
    }
    if ((await this.#files.totalBytes()) <= allowed || this.#warned) return;
    this.#warned = true;
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Models take more than the {0} MB that are set; what is left belongs to open documents.',
        megabytes,
      ),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #isOpen(model: string): boolean {
    const document = documentOf(vscode.Uri.parse(model)).toString();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return (
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document) ||
      vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === document) ||
      this.#sessions.active.some((session) => session.document.toString() === model)
    );
  }
}
