import * as vscode from 'vscode';
import { storageKeys } from '../ids.ts';
import type { ModelReference } from '../protocol/reader.ts';
import { readIfThere, removeFile, unlessMissing } from '../storage/unlessMissing.ts';
import { noModelYet } from './noModelYet.ts';

const checkpoint = '.recurrent.safetensors';
const description = '.json';
const runRecord = '.run.json';
const runModel = '.run.safetensors';

const millisecondsBetweenUses = 3_600_000;

/** Longer than any write takes. */
const millisecondsOfWriting = 3_600_000;

/**
 * Where the models of documents are kept: in the user's own storage, whichever folder the document was opened from. (A workspace's
 * storage is locked by its first window; another one, or a window reloaded in a hurry, is given an empty one.)
 */
export class ModelFiles implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  /** Tells untitled documents of this window from those of others. */
  readonly #window: string;
  readonly #used = new vscode.EventEmitter<vscode.Uri>();
  /** A document's model was asked for; told once an hour at most. */
  readonly onDidUse = this.#used.event;
  readonly #usedAt = new Map<string, number>();

  constructor(context: vscode.ExtensionContext) {
    this.#folder = vscode.Uri.joinPath(context.globalStorageUri, 'models');
    this.#window = context.storageUri?.toString() ?? windowName(context.workspaceState);
  }

  /** Tells of models that came, went or changed, in this window or another. */
  watch(): vscode.FileSystemWatcher {
    return vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.#folder, `*${description}`));
  }

  /** The file of a document's model, which need not exist yet; its folder does afterwards. */
  of(document: vscode.Uri): Promise<vscode.Uri> {
    return this.#file(document, checkpoint);
  }

  /** The file that describes a document's model, which need not exist yet. */
  descriptionOf(document: vscode.Uri): Promise<vscode.Uri> {
    return this.#file(document, description);
  }

  /** The descriptions of all models; of one that was never saved, none. */
  async descriptions(): Promise<vscode.Uri[]> {
    return described(await this.#names()).map((name) => vscode.Uri.joinPath(this.#folder, name));
  }

  /** What is kept of one of a document's runs. */
  recordOf(document: vscode.Uri, run: string): Promise<vscode.Uri> {
    return this.#file(document, `.${run}${runRecord}`);
  }

  /** What is kept of all of a document's runs. */
  async recordsOf(document: vscode.Uri): Promise<vscode.Uri[]> {
    return (await this.#allOf(document)).filter(({ path }) => path.endsWith(runRecord));
  }

  /** A record of each document that has runs and no model. */
  async loneRecords(): Promise<vscode.Uri[]> {
    const names = await this.#names();
    const withModel = new Set(described(names).map(stemOf));
    const lone = Map.groupBy(
      names.filter((name) => name.endsWith(runRecord) && !withModel.has(stemOf(name))),
      stemOf,
    );
    return [...lone.values()].flatMap(([name]) => (name === undefined ? [] : vscode.Uri.joinPath(this.#folder, name)));
  }

  /** The model of one run, for runs whose model is not the document's: compared ones, and those another window was faster than. */
  modelOfRun(document: vscode.Uri, run: string): Promise<vscode.Uri> {
    return this.#file(document, `.${run}${runModel}`);
  }

  /** Deletes what is kept of one run. */
  async removeRun(document: vscode.Uri, run: string): Promise<void> {
    const kept = (await this.#allOf(document)).filter(({ path }) => path.includes(`.${run}.run.`));
    for (const file of kept) await removeFile(file);
  }

  /** Whether a document has a model; asking is no use of it. */
  async has(document: vscode.Uri): Promise<boolean> {
    return exists(await this.of(document));
  }

  /** What was saved of a document, for the engine; null where nothing was. */
  async savedOf(document: vscode.Uri): Promise<ModelReference['saved']> {
    const saved = await this.#saved(await this.of(document));
    if (saved) this.#note(document);
    return saved;
  }

  /** What was saved of a document, where that must be: throws the sentence to show where nothing was. */
  async toGoOnWith(document: vscode.Uri): Promise<NonNullable<ModelReference['saved']>> {
    const saved = await this.savedOf(document);
    if (!saved) throw noModelYet(document);
    return saved;
  }

  /** What was saved of one of its runs whose model is kept under its own name. */
  async savedOfRun(document: vscode.Uri, run: string): Promise<ModelReference['saved']> {
    return this.#saved(await this.modelOfRun(document, run));
  }

  async #saved(file: vscode.Uri): Promise<ModelReference['saved']> {
    return (await exists(file)) ? { path: nameForEngine(file) } : null;
  }

  /** Bytes kept of each document: its model, its description and its runs. */
  async sizes(documents: readonly vscode.Uri[]): Promise<number[]> {
    return Promise.all(documents.map(async (document) => this.bytesOf(await this.#allOf(document))));
  }

  /** Bytes of files, of those that are still there. */
  async bytesOf(files: readonly vscode.Uri[]): Promise<number> {
    const found = await Promise.all(files.map((file) => unlessMissing(vscode.workspace.fs.stat(file))));
    return found.reduce((total, stat) => total + (stat?.size ?? 0), 0);
  }

  /** What is kept under each name that none of these documents has. */
  async strays(documents: readonly vscode.Uri[]): Promise<vscode.Uri[][]> {
    const known = new Set(await Promise.all(documents.map((document) => this.#stem(document))));
    const others = (await this.#names()).filter((name) => !name.endsWith('.part') && !known.has(stemOf(name)));
    const groups = [...Map.groupBy(others, stemOf).values()];
    return groups.map((names) => names.map((name) => vscode.Uri.joinPath(this.#folder, name)));
  }

  /** Bytes kept of all documents. */
  async totalBytes(): Promise<number> {
    return this.bytesOf((await this.#names()).map((name) => vscode.Uri.joinPath(this.#folder, name)));
  }

  /** Deletes a document's model and its description; its runs stay. */
  async removeModel(document: vscode.Uri): Promise<void> {
    const [model, described] = [await this.of(document), await this.descriptionOf(document)];
    for (const file of [model, described]) await removeFile(file);
  }

  /** Deletes everything kept of a document. */
  async remove(document: vscode.Uri): Promise<void> {
    for (const file of await this.#allOf(document)) await removeFile(file);
  }

  /** Gives a document's files, if it has any, to another one, replacing what that had. */
  async move(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const moving = await this.#allOf(from);
    if (moving.length === 0) return;
    await this.remove(to);
    const [before, after] = [await this.#stem(from), await this.#stem(to)];
    for (const file of moving) {
      await vscode.workspace.fs.rename(file, file.with({ path: file.path.replace(before, after) }));
    }
  }

  async #allOf(document: vscode.Uri): Promise<vscode.Uri[]> {
    const stem = await this.#stem(document);
    const names = (await this.#names()).filter((name) => name.startsWith(`${stem}.`) && !name.endsWith('.part'));
    return names.map((name) => vscode.Uri.joinPath(this.#folder, name));
  }

  /** Deletes what a window that was killed while it wrote has left; what is young another window may still be writing. */
  async sweep(): Promise<void> {
    const parts = (await this.#names()).filter((name) => name.endsWith('.part'));
    for (const name of parts) {
      const file = vscode.Uri.joinPath(this.#folder, name);
      const found = await unlessMissing(vscode.workspace.fs.stat(file));
      if (found && Math.abs(Date.now() - found.mtime) > millisecondsOfWriting) await removeFile(file);
    }
  }

  dispose(): void {
    this.#used.dispose();
  }

  #note(document: vscode.Uri): void {
    const now = Date.now();
    const known = this.#usedAt.get(document.toString()) ?? -Infinity;
    if (Math.abs(now - known) < millisecondsBetweenUses) return;
    this.#usedAt.set(document.toString(), now);
    this.#used.fire(document);
  }

  async #names(): Promise<string[]> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    return (await vscode.workspace.fs.readDirectory(this.#folder)).map(([name]) => name);
  }

  async #file(document: vscode.Uri, suffix: string): Promise<vscode.Uri> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    return vscode.Uri.joinPath(this.#folder, (await this.#stem(document)) + suffix);
  }

  /** A document's name for files: nothing of its path can be read from it. */
  async #stem(document: vscode.Uri): Promise<string> {
    const name = document.scheme === 'untitled' ? `${document.toString()} in ${this.#window}` : document.toString();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name));
    return [...new Uint8Array(digest, 0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

/** Of names of files those that describe a model which is among them. */
function described(names: readonly string[]): string[] {
  const withCheckpoint = new Set(names.filter((name) => name.endsWith(checkpoint)).map(stemOf));
  const descriptions = names.filter((name) => name.endsWith(description) && !name.endsWith(runRecord));
  return descriptions.filter((name) => withCheckpoint.has(stemOf(name)));
}

function stemOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The name of a window without a folder, which has no storage of its own but a state that survives its reload. */
function windowName(state: vscode.Memento): string {
  const known = state.get<string>(storageKeys.windowName);
  if (known !== undefined) return known;
  const name = crypto.randomUUID();
  void state.update(storageKeys.windowName, name);
  return name;
}

async function exists(file: vscode.Uri): Promise<boolean> {
  const found = await unlessMissing(vscode.workspace.fs.stat(file));
  return found ? found.type === vscode.FileType.File : (await readIfThere(file)) !== null;
}

/** A file's path, or null where only VS Code can reach it. */
export function pathOnDisk(file: vscode.Uri): string | null {
  return file.scheme === 'file' ? file.fsPath : null;
}

/** What the engine's disk calls a file: its path, or in a browser, where the host is that disk, its URI. */
export function nameForEngine(file: vscode.Uri): string {
  return pathOnDisk(file) ?? file.toString();
}
