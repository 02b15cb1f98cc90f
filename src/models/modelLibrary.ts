import { writeWhole } from '#writeWhole';
import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { nameOf } from '../editor/nameOf.ts';
import type { Rename } from '../editor/renamed.ts';
import type { RunRecord } from '../protocol/runs.ts';
import type { TrainerEvents } from '../protocol/trainer.ts';
import type { EndedRun } from '../sessions/endedRun.ts';
import type { Engine } from '../sessions/engine.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import { readIfThere } from '../storage/unlessMissing.ts';
import { ModelDescriptions } from './modelDescriptions.ts';
import type { ModelFiles } from './modelFiles.ts';
import { factsOf, factsSoFar } from './modelFacts.ts';
import type { Keeping } from './moveModels.ts';
import { noModelYet } from './noModelYet.ts';
import type { RunHistory } from './runHistory.ts';
import type { KeptDocument, ModelFacts, StoredModel } from './savedModel.ts';

/** The saved models: what there is, and what can be done with one. */
export class ModelLibrary implements vscode.Disposable {
  readonly #files: ModelFiles;
  readonly #descriptions: ModelDescriptions;
  readonly #sessions: TrainingSessions;
  readonly #engine: Engine;
  readonly #runs: RunHistory;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly #forgotten = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
  /** A document was forgotten: whoever keeps something about it lets go of that too. */
  readonly onDidForget = this.#forgotten.event;
  readonly #put = this.#disposables.add(new vscode.EventEmitter<void>());
  /** A model took the place of a document's own, or became its first, without being trained. */
  readonly onDidPut = this.#put.event;
  readonly #modelDeleted = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
  /** A document has no model any more: it was deleted, or the document forgotten. */
  readonly onDidDeleteModel = this.#modelDeleted.event;
  readonly #moved = this.#disposables.add(new vscode.EventEmitter<Rename>());
  /** What is kept about a document, or about those in a folder, belongs to another address now: it was renamed or saved as a file. */
  readonly onDidMove = this.#moved.event;
  /** One change after the other, so that each finds what the one before left. */
  #written: Promise<unknown> = Promise.resolve();

  constructor(
    files: ModelFiles,
    sessions: TrainingSessions,
    engine: Engine,
    runs: RunHistory,
    log: vscode.LogOutputChannel,
  ) {
    this.#files = files;
    this.#descriptions = new ModelDescriptions(files);
    this.#engine = engine;
    this.#runs = runs;
    this.#sessions = sessions;
    this.#log = log;
    const watcher = this.#disposables.add(files.watch());
    for (const happened of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this.#disposables.add(happened((file) => void this.#inTurn(() => noticed(file))));
    this.#disposables.add(sessions.onDidEnd((ended) => void this.#inTurn(() => this.#ended(ended))));
    this.#disposables.add(engine.onDidSave((saved) => this.#saved(saved)));
    this.#disposables.add(files.onDidUse((document) => void this.#inTurn(() => this.#used(document))));
    this.#disposables.add(
      vscode.workspace.onDidRenameFiles(({ files }) => void this.#inTurn(() => this.#follow(files))),
    );
  }

  /** Newest first, with the size of all that is kept. */
  async list(): Promise<StoredModel[]> {
    await this.#written;
    const models = await this.#descriptions.all();
    const sizes = await this.#files.sizes(models.map(({ document }) => vscode.Uri.parse(document)));
    return models.map((model, at) => ({ ...model, bytes: sizes[at] ?? 0 }));
  }

  /** Every document that something is kept about, be it only a table of runs. */
  async kept(): Promise<KeptDocument[]> {
    const models = await this.list();
    const others = await this.#runs.withoutModel();
    const sizes = await this.#files.sizes(others.map(({ document }) => document));
    const withoutModel = others.map(({ document, endedAt }, at) => ({
      document: document.toString(),
      name: nameOf(document),
      savedAt: endedAt,
      usedAt: endedAt,
      bytes: sizes[at] ?? 0,
    }));
    return [...models, ...withoutModel];
  }

  /** Removes everything kept about a document: its model, its description, its runs, its curve in this window. */
  async forget(document: vscode.Uri): Promise<void> {
    await this.#letGo(document);
    await this.#runs.settled();
    await this.#files.remove(document);
    this.#sessions.known(document)?.forget();
    this.#modelDeleted.fire(document);
    this.#forgotten.fire(document);
    this.#runs.forgotten(document);
    this.#changed.fire();
  }

  /** Deletes a document's model; its runs stay. */
  async deleteModel(document: vscode.Uri): Promise<void> {
    await this.#letGo(document);
    await this.#files.removeModel(document);
    this.#sessions.known(document)?.forget();
    this.#modelDeleted.fire(document);
    this.#changed.fire();
  }

  /** A document's session, which shows the run that made the saved model unless a newer one is there, and how that ended. */
  async restored(document: vscode.Uri): Promise<TrainingSession> {
    const session = this.#sessions.of(document);
    await session.restore(await this.#files.savedOf(document), () => this.endOf(document));
    return session;
  }

  /** How the run ended that made a document's model; null where that is not known. */
  async endOf(document: vscode.Uri): Promise<RunRecord | null> {
    const maker = (await this.#descriptions.of(document))?.run;
    return (await this.#runs.of(document)).find(({ run }) => run === maker) ?? null;
  }

  /** Gives a model a name of a person's choice; the document's own again where it is empty. */
  async rename(document: vscode.Uri, name: string): Promise<void> {
    const known = await this.#descriptions.of(document);
    if (!known) throw noModelYet(document);
    const chosen = name.trim().slice(0, 200);
    await this.#descriptions.write({ ...known, name: chosen || nameOf(document), renamed: chosen !== '' });
    this.#changed.fire();
  }

  /** Makes a checkpoint the document's model. */
  async replace(document: vscode.Uri, bytes: Uint8Array, facts: ModelFacts): Promise<void> {
    await this.#letGo(document);
    await this.#become(document, bytes, facts);
  }

  /** Whether adopting another one loses the model a document has: there is no run it could be kept with. */
  async isLoneModel(document: vscode.Uri): Promise<boolean> {
    if (!(await this.#files.has(document))) return false;
    const maker = await this.#makerOf(document);
    const session = this.#sessions.known(document);
    // A run under way is written down when it ends.
    if (session?.busy && maker !== undefined && maker === session.request?.run) return false;
    return !(await this.#runs.of(document)).some(({ run }) => run === maker);
  }

  /**
   * Makes the model of one of a document's runs the document's own, for inspecting, writing and going on. The one it had is kept with the
   * run that made it, if it was one.
   */
  async adopt(document: vscode.Uri, record: RunRecord): Promise<void> {
    await this.#letGo(document);
    const own = await this.#makerOf(document);
    if (own !== undefined) await this.#runs.keepModel(document, own);
    const file = await this.#files.modelOfRun(document, record.run);
    await this.#become(document, await vscode.workspace.fs.readFile(file), record);
  }

  /** Of two models, one that another window saved and the one that was kept beside it: keeps either and deletes the other. */
  async settleAside(ended: EndedRun, own: boolean): Promise<void> {
    const { document, request } = ended;
    const session = this.#sessions.of(document);
    const facts = factsOf(ended);
    if (!request || !facts || !ended.isAside) return;
    const aside = await this.#files.modelOfRun(document, request.run);
    if (own) await this.replace(document, await vscode.workspace.fs.readFile(aside), facts);
    else if (session.request === request) await session.adopt(await this.#files.savedOf(document));
    await this.#files.removeRun(document, request.run);
  }

  /**
   * Gives everything kept about a document to another one, as when an untitled one was saved as a file. A model that the other has
   * already stays, and the one that would have taken its place is forgotten; what cannot be moved stays where it was.
   */
  async move(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    let inTheWay: readonly vscode.Uri[] | undefined;
    await this.#inTurn(async () => {
      const { giveModels } = await import('./moveModels.ts');
      inTheWay = await giveModels(this.#keeping, from, to);
    });
    if (!inTheWay) return;
    this.#moved.fire({ oldUri: from, newUri: to });
    for (const model of inTheWay) if (await this.isKnown(model)) await this.forget(model);
  }

  /** Whether anything is kept of a model, or it is being trained. */
  async isKnown(model: vscode.Uri): Promise<boolean> {
    const [bytes = 0] = await this.#files.sizes([model]);
    return bytes > 0 || (this.#sessions.known(model)?.view.phase ?? 'idle') !== 'idle';
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Resolves when the change was made; what goes wrong is logged. */
  #inTurn(change: () => Promise<void>): Promise<void> {
    const changed = this.#written
      .then(change)
      .catch((error: unknown) => this.#log.error(error instanceof Error ? error : String(error)))
      .then(() => this.#changed.fire());
    this.#written = changed;
    return changed;
  }

  async #become(document: vscode.Uri, bytes: Uint8Array, facts: ModelFacts): Promise<void> {
    await writeWhole(await this.#files.of(document), bytes);
    await this.#descriptions.describe(document, facts);
    await this.#sessions.of(document).adopt(await this.#files.savedOf(document), () => this.endOf(document));
    this.#put.fire();
    this.#changed.fire();
  }

  /** Ends what trains on the document and lets the engine forget the model it holds, if one runs: another will not know it. */
  async #letGo(document: vscode.Uri): Promise<void> {
    await this.#sessions.end(document);
    const run = this.#sessions.known(document)?.model.run ?? null;
    const saved = await this.#files.savedOf(document);
    await this.#written;
    const reader = await this.#engine.runningReader();
    await reader?.request('forget', { run, saved }).catch((error: unknown) => {
      // It ended before it heard.
      this.#log.info(`forgetting: ${String(error)}`);
    });
  }

  /** Describes what the run under way saves: where the window or the engine is killed, nobody hears of the run's end. */
  #saved({ run, path, step }: Parameters<TrainerEvents['saved']>[0]): void {
    const session = this.#sessions.active.find(({ request }) => request?.run === run);
    const facts = session && factsSoFar(session, step);
    if (facts && path === session.request?.checkpointPath)
      void this.#inTurn(() => this.#describe(session.document, facts));
  }

  async #ended(ended: EndedRun): Promise<void> {
    const facts = factsOf(ended);
    if (facts && !ended.isAside) await this.#describe(ended.document, facts);
  }

  /** Describes what a run saved, unless that has moved with its file, or was forgotten, by now. */
  async #describe(document: vscode.Uri, facts: ModelFacts): Promise<void> {
    if (await this.#files.has(document)) await this.#descriptions.describe(document, facts);
  }

  /**
   * The run that made a document's model; undefined where it was imported, or where a run that was killed saved last: it is not what
   * its description says then.
   */
  async #makerOf(document: vscode.Uri): Promise<string | undefined> {
    const [saved, known] = [await this.#files.savedOf(document), await this.#descriptions.of(document)];
    if (!saved || known?.run === undefined) return undefined;
    const reader = await this.#engine.reader();
    const step = await reader.request('describe', saved).then(
      (described) => described.step,
      // A damaged one is no run's.
      () => null,
    );
    return step === known.step ? known.run : undefined;
  }

  async #used(document: vscode.Uri): Promise<void> {
    const known = await this.#descriptions.of(document);
    if (known) await this.#descriptions.write({ ...known, usedAt: Date.now() });
  }

  /** A renamed or moved file keeps its model and its runs. */
  async #follow(renames: readonly Rename[]): Promise<void> {
    const { followRename } = await import('./moveModels.ts');
    for (const rename of renames) {
      await followRename(this.#keeping, rename);
      this.#moved.fire(rename);
    }
  }

  get #keeping(): Keeping {
    return {
      files: this.#files,
      descriptions: this.#descriptions,
      sessions: this.#sessions,
      runs: this.#runs,
      log: this.#log,
      isKnown: (model) => this.isKnown(model),
      ended: (run) => this.#ended(run),
    };
  }
}

/** Lets a browser's list of files know what another window wrote, which it learns only by reading it. */
async function noticed(file: vscode.Uri): Promise<void> {
  await readIfThere(file);
}
