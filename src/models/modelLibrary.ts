import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import type { RunRecord } from '../protocol/runs.ts';
import type { Engine } from '../sessions/engine.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import type { ModelFiles } from './modelFiles.ts';
import { modelsOf } from './modelKeys.ts';
import { readJson } from './readJson.ts';
import type { RunHistory } from './runHistory.ts';

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
  /** Of a model of pairs. */
  pairs: z.optional(
    z.object({ attention: z.enum(['none', 'dot', 'general', 'additive']), exactMatch: z.nullable(z.number()) }),
  ),
});
export type SavedModel = z.infer<typeof savedModel>;

/** The saved models, each described by a small file beside its checkpoint. */
export class ModelLibrary implements vscode.Disposable {
  readonly #files: ModelFiles;
  readonly #sessions: TrainingSessions;
  readonly #engine: Engine;
  readonly #runs: RunHistory;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly #forgotten = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
  /** A document was forgotten: whoever keeps something about it lets go of that too. */
  readonly onDidForget = this.#forgotten.event;
  #written: Promise<void> = Promise.resolve();

  constructor(
    files: ModelFiles,
    sessions: TrainingSessions,
    engine: Engine,
    runs: RunHistory,
    log: vscode.LogOutputChannel,
  ) {
    this.#files = files;
    this.#engine = engine;
    this.#runs = runs;
    this.#sessions = sessions;
    this.#disposables.add(
      sessions.onDidEnd((session) => {
        this.#written = this.#written
          .then(() => this.#ended(session))
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

  /** Removes everything kept about a document: its model, its description, its runs, its curve in this window. */
  async forget(document: vscode.Uri): Promise<void> {
    const session = this.#sessions.of(document);
    await session.stop();
    await this.#written;
    await this.#runs.settled();
    const saved = await this.#files.savedOf(document);
    await (await this.#engine.reader()).request('forget', { ...session.model, saved });
    await this.#files.remove(document);
    session.forget();
    this.#forgotten.fire(document);
    this.#runs.forgotten(document);
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Makes the model of one of a document's runs the document's own, for inspecting, writing and going on. */
  async adopt(document: vscode.Uri, { run, settings, parameters, step, bitsPerCharacter }: RunRecord): Promise<void> {
    const [from, to] = [await this.#files.modelOfRun(document, run), await this.#files.of(document)];
    await this.#files.write(to, await vscode.workspace.fs.readFile(from));
    this.#sessions.of(document).adopt(await this.#files.savedOf(document));
    await this.#describe(document, { settings, parameters, step, bitsPerCharacter });
  }

  async #ended({ document, view, request, purpose }: TrainingSession): Promise<void> {
    const { started, finished } = view;
    if (!started || !finished || !request || purpose.comparison) return;
    if (finished.saved !== null && finished.saved === request.checkpointAside) return;
    const { attention } = started.settings;
    const pairs = request.task === 'pairs' ? { attention, exactMatch: finished.pairs?.exactMatch ?? null } : undefined;
    await this.#describe(document, { ...started, ...finished, pairs });
  }

  async #describe(
    document: vscode.Uri,
    about: Pick<SavedModel, 'parameters' | 'step' | 'bitsPerCharacter'> & {
      readonly settings: Pick<SavedModel, 'cell' | 'hidden'>;
      readonly pairs?: SavedModel['pairs'];
    },
  ): Promise<void> {
    const { settings, parameters, step, bitsPerCharacter, pairs } = about;
    await this.#write({
      document: document.toString(),
      name: document.path.slice(document.path.lastIndexOf('/') + 1),
      cell: settings.cell,
      hidden: settings.hidden,
      parameters,
      step,
      bitsPerCharacter,
      savedAt: Date.now(),
      ...(pairs && { pairs }),
    });
  }

  /** A renamed or moved file keeps its model. */
  async #follow(renames: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    const models = await this.list();
    for (const { oldUri, newUri } of renames) {
      const name = newUri.path.slice(newUri.path.lastIndexOf('/') + 1);
      for (const old of modelsOf(oldUri)) {
        const model = models.find(({ document }) => document === old.toString());
        if (!model) continue;
        const { fragment } = old;
        await this.#files.move(old, newUri.with({ fragment }));
        await this.#write({ ...model, document: newUri.with({ fragment }).toString(), name });
      }
    }
  }

  async #write(model: SavedModel): Promise<void> {
    const file = await this.#files.descriptionOf(vscode.Uri.parse(model.document));
    await this.#files.write(file, new TextEncoder().encode(JSON.stringify(model)));
    this.#changed.fire();
  }
}
