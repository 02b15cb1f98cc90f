import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import type { Engine } from '../sessions/engine.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import type { ModelFiles } from './modelFiles.ts';

/** What a person sees of a saved model without loading it. */
const savedModel = z.object({
  document: z.url(),
  name: z.string(),
  cell: z.enum(['rnn', 'lstm', 'gru']),
  hidden: z.int(),
  parameters: z.int(),
  step: z.int(),
  bitsPerCharacter: z.nullable(z.number()),
  savedAt: z.int(),
});
export type SavedModel = z.infer<typeof savedModel>;

/** The saved models, each described by a small file beside its checkpoint. */
export class ModelLibrary implements vscode.Disposable {
  readonly #files: ModelFiles;
  readonly #sessions: TrainingSessions;
  readonly #engine: Engine;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly #forgotten = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
  /** A document was forgotten: whoever keeps something about it lets go of that too. */
  readonly onDidForget = this.#forgotten.event;
  #written: Promise<void> = Promise.resolve();

  constructor(files: ModelFiles, sessions: TrainingSessions, engine: Engine, log: vscode.LogOutputChannel) {
    this.#files = files;
    this.#engine = engine;
    this.#sessions = sessions;
    this.#disposables.add(
      sessions.onDidEnd((session) => {
        this.#written = this.#written
          .then(() => this.#describe(session))
          .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
      }),
    );
    this.#disposables.add(vscode.workspace.onDidRenameFiles(({ files }) => void this.#follow(files)));
  }

  /** Newest first. A description that cannot be read is passed over: its model is not. */
  async list(): Promise<SavedModel[]> {
    await this.#written;
    const models: SavedModel[] = [];
    for (const file of await this.#files.descriptions()) {
      const parsed = savedModel.safeParse(await readJson(file));
      if (parsed.success) models.push(parsed.data);
    }
    return models.sort((a, b) => b.savedAt - a.savedAt);
  }

  /** Removes everything kept about a document: its model, its description, its curve in this window. */
  async forget(document: vscode.Uri): Promise<void> {
    const session = this.#sessions.of(document);
    await session.stop();
    await this.#written;
    const saved = await this.#files.savedOf(document);
    await (await this.#engine.reader()).request('forget', { ...session.model, saved });
    await this.#files.remove(document);
    session.forget();
    this.#forgotten.fire(document);
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #describe({ document, view, request }: TrainingSession): Promise<void> {
    const { started, finished } = view;
    if (!started || !finished || !request) return;
    const { cell, hidden } = started.settings;
    const { step, bitsPerCharacter } = finished;
    await this.#write({
      document: document.toString(),
      name: request.name,
      cell,
      hidden,
      parameters: started.parameters,
      step,
      bitsPerCharacter,
      savedAt: Date.now(),
    });
  }

  /** A renamed or moved file keeps its model. */
  async #follow(renames: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    const models = await this.list();
    for (const { oldUri, newUri } of renames) {
      const model = models.find(({ document }) => document === oldUri.toString());
      if (!model) continue;
      await this.#files.move(oldUri, newUri);
      const name = newUri.path.slice(newUri.path.lastIndexOf('/') + 1);
      await this.#write({ ...model, document: newUri.toString(), name });
    }
  }

  async #write(model: SavedModel): Promise<void> {
    const file = await this.#files.descriptionOf(vscode.Uri.parse(model.document));
    await this.#files.write(file, new TextEncoder().encode(JSON.stringify(model)));
    this.#changed.fire();
  }
}

async function readJson(file: vscode.Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
