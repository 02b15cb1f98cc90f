import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { plainNumber } from '../editor/plainNumber.ts';
import { setting } from '../editor/settings.ts';
import { settings, views } from '../ids.ts';
import { allowedBytes } from './allowedBytes.ts';
import type { ModelFiles } from './modelFiles.ts';
import { documentOf, isPairsModel, pairsModelOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import { panelCommand } from './panelCommand.ts';
import type { StoredModel } from './savedModel.ts';

/** The saved models, newest first, and how much they take of what is allowed; a click opens the document's playground. */
export class ModelsView implements vscode.TreeDataProvider<StoredModel>, vscode.Disposable {
  readonly #library: ModelLibrary;
  readonly #files: ModelFiles;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<StoredModel>;

  constructor(library: ModelLibrary, files: ModelFiles) {
    this.#library = library;
    this.#files = files;
    this.#view = this.#disposables.add(vscode.window.createTreeView(views.models, { treeDataProvider: this }));
    this.#disposables.add(library.onDidChange(() => this.#changed.fire()));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.storageQuota)) this.#changed.fire();
      }),
    );
  }

  async getChildren(parent?: StoredModel): Promise<StoredModel[]> {
    if (parent) return [];
    const models = await this.#library.list();
    const used = await this.#files.totalBytes();
    const quota = setting(settings.storageQuota);
    // Runs take room, too, also those of documents without a model.
    if (used === 0) this.#view.description = '';
    else if (allowedBytes(quota) === Infinity) this.#view.description = vscode.l10n.t('{0} MB', megabytes(used));
    else this.#view.description = vscode.l10n.t('{0} of {1} MB', megabytes(used), quota);
    return models;
  }

  getTreeItem(model: StoredModel): vscode.TreeItem {
    const document = vscode.Uri.parse(model.document);
    const item = new vscode.TreeItem(model.name);
    item.id = model.document;
    item.contextValue = kindOf(document);
    item.iconPath = new vscode.ThemeIcon('circuit-board');
    const date = new Date(model.savedAt);
    const size = vscode.l10n.t('{0} MB', megabytes(model.bytes));
    const cell = `${model.cell.toUpperCase()} ${model.hidden}`;
    const facts = [cell, ...figuresOf(model), date.toLocaleDateString(vscode.env.language), size];
    item.description = facts.join(' · ');
    item.accessibilityInformation = { label: [model.name, ...facts].join(', ') };
    item.tooltip = [
      document.scheme === 'file' ? document.fsPath : model.document,
      ...figuresOf(model),
      vscode.l10n.t('{0} parameters, {1} steps', plainNumber(model.parameters), plainNumber(model.step)),
      vscode.l10n.t('{0} with its runs', size),
      date.toLocaleString(vscode.env.language),
    ].join('\n');
    item.command = panelCommand(document);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** How a model was made and how good it is, a phrase each. */
function figuresOf({ bitsPerCharacter: bits, pairs }: StoredModel): string[] {
  if (!pairs) return bits === null ? [] : [vscode.l10n.t('{0} bits per character', bits.toFixed(2))];
  const attention =
    pairs.attention === 'none'
      ? vscode.l10n.t('pairs, no attention')
      : vscode.l10n.t('pairs, {0} attention', pairs.attention);
  if (pairs.exactMatch === null) return [attention];
  return [attention, vscode.l10n.t('{0} % exact', (100 * pairs.exactMatch).toFixed(0))];
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
}

/** By what its menu offers. The model that another one of pairs is compared with goes on from the panel alone. */
function kindOf(model: vscode.Uri): string {
  if (!isPairsModel(model)) return 'model';
  return model.toString() === pairsModelOf(documentOf(model)).toString() ? 'pairsModel' : 'otherPairsModel';
}
