import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { isInView } from '../editor/documentsInView.ts';
import { inform, warn } from '../editor/notifications.ts';
import { setting } from '../editor/settings.ts';
import { removeFile } from '../storage/unlessMissing.ts';
import { settings } from '../ids.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import { allowedBytes } from './allowedBytes.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf, modelsOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import type { KeptDocument } from './savedModel.ts';
import { straysAmong, type Stray } from './strays.ts';
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
    const kept = await this.#library.kept();
    const closed = kept.filter(({ document }) => !this.#isOpen(document));
    const leaving = unusedLongest([...closed, ...(await this.#strays(kept))], used - allowed);
    for (const left of leaving) {
      if ('files' in left) for (const file of left.files) await removeFile(file);
      else await this.#library.forget(vscode.Uri.parse(left.document));
    }
    if (leaving.length > 0) {
      const names = leaving.map(({ name }) => name || vscode.l10n.t('a run that was killed')).join(', ');
      void inform(
        vscode.l10n.t('To keep models within {0} MB, those unused for longest were deleted: {1}.', megabytes, names),
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

  #strays(kept: readonly KeptDocument[]): Promise<Stray[]> {
    const open = vscode.workspace.textDocuments.flatMap(({ uri }) => modelsOf(uri));
    const trained = this.#sessions.active.map(({ document }) => document);
    const known = kept.map(({ document }) => vscode.Uri.parse(document));
    return straysAmong(this.#files, [...known, ...open, ...trained]);
  }

  #isOpen(model: string): boolean {
    return (
      isInView(documentOf(vscode.Uri.parse(model))) ||
      this.#sessions.active.some((session) => session.document.toString() === model)
    );
  }
}
