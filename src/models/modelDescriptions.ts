import * as vscode from 'vscode';
import type { ModelFiles } from './modelFiles.ts';
import { readJson } from './readJson.ts';
import type { ModelFacts, SavedModel } from './savedModel.ts';

/** The small files beside the checkpoints that tell what they are. */
export class ModelDescriptions {
  readonly #files: ModelFiles;

  constructor(files: ModelFiles) {
    this.#files = files;
  }

  /** Newest first. A description that cannot be read is passed over: its model is not. */
  async all(): Promise<SavedModel[]> {
    const contents = await Promise.all((await this.#files.descriptions()).map(readJson));
    const { savedModel } = await import('./savedModel.ts');
    const models = contents.map((content) => savedModel.safeParse(content)).flatMap(({ data }) => data ?? []);
    return models.sort((a, b) => b.savedAt - a.savedAt);
  }

  async of(document: vscode.Uri): Promise<SavedModel | undefined> {
    const { savedModel } = await import('./savedModel.ts');
    return savedModel.safeParse(await readJson(await this.#files.descriptionOf(document))).data;
  }

  /** Describes a document's model anew; a name that a person gave it stays. */
  async describe(document: vscode.Uri, { settings, ...facts }: ModelFacts): Promise<void> {
    const known = await this.of(document);
    const { parameters, step, bitsPerCharacter, pairs } = facts;
    await this.write({
      document: document.toString(),
      name: known?.renamed ? known.name : nameOfDocument(document),
      renamed: known?.renamed ?? false,
      cell: settings.cell,
      hidden: settings.hidden,
      parameters,
      step,
      bitsPerCharacter,
      savedAt: Date.now(),
      usedAt: Date.now(),
      ...(pairs && { pairs }),
    });
  }

  async write(model: SavedModel): Promise<void> {
    const file = await this.#files.descriptionOf(vscode.Uri.parse(model.document));
    await this.#files.write(file, new TextEncoder().encode(JSON.stringify(model)));
  }
}

export function nameOfDocument(document: vscode.Uri): string {
  return document.path.slice(document.path.lastIndexOf('/') + 1) || document.path;
}
