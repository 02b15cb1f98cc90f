import { writeWhole } from '#writeWhole';
import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import type { ModelFiles } from './modelFiles.ts';
import { readJson } from './readJson.ts';
import type { ModelFacts, SavedModel } from './savedModel.ts';

/** The small files beside the checkpoints that tell what they are. */
export class ModelDescriptions {
  readonly #files: ModelFiles;

  constructor(files: ModelFiles) {
    this.#files = files;
  }

  /** Newest first. Passed over are descriptions that cannot be read, and those of other windows' untitled documents. */
  async all(): Promise<SavedModel[]> {
    const models = await Promise.all((await this.#files.descriptions()).map((file) => this.#read(file)));
    return models.flat().sort((a, b) => b.savedAt - a.savedAt);
  }

  async #read(file: vscode.Uri): Promise<SavedModel[]> {
    const { savedModel } = await import('./savedModel.ts');
    const { data } = savedModel.safeParse(await readJson(file));
    if (!data) return [];
    const ours = await this.#files.descriptionOf(vscode.Uri.parse(data.document));
    return ours.path === file.path ? [data] : [];
  }

  async of(document: vscode.Uri): Promise<SavedModel | undefined> {
    const { savedModel } = await import('./savedModel.ts');
    return savedModel.safeParse(await readJson(await this.#files.descriptionOf(document))).data;
  }

  /** Describes a document's model anew; a name that a person gave it stays. */
  async describe(document: vscode.Uri, { settings, ...facts }: ModelFacts): Promise<void> {
    const known = await this.of(document);
    const { parameters, step, bitsPerCharacter, run, pairs } = facts;
    await this.write({
      document: document.toString(),
      name: known?.renamed ? known.name : nameOf(document),
      renamed: known?.renamed ?? false,
      cell: settings.cell,
      hidden: settings.hidden,
      parameters,
      step,
      bitsPerCharacter,
      savedAt: Date.now(),
      usedAt: Date.now(),
      ...(run !== undefined && { run }),
      ...(pairs && { pairs }),
    });
  }

  async write(model: SavedModel): Promise<void> {
    const file = await this.#files.descriptionOf(vscode.Uri.parse(model.document));
    await writeWhole(file, new TextEncoder().encode(JSON.stringify(model)));
  }
}
