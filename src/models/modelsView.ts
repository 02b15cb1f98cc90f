import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { views } from '../ids.ts';
import { isPairsModel } from './modelKeys.ts';
import type { ModelLibrary, SavedModel } from './modelLibrary.ts';
import { panelCommand } from './panelCommand.ts';

/** The saved models, newest first; a click opens the playground of the model's document. */
export class ModelsView implements vscode.TreeDataProvider<SavedModel>, vscode.Disposable {
  readonly #library: ModelLibrary;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(library: ModelLibrary) {
    this.#library = library;
    this.#disposables.add(vscode.window.createTreeView(views.models, { treeDataProvider: this }));
    this.#disposables.add(library.onDidChange(() => this.#changed.fire()));
  }

  async getChildren(parent?: SavedModel): Promise<SavedModel[]> {
    return parent ? [] : this.#library.list();
  }

  getTreeItem(model: SavedModel): vscode.TreeItem {
    const document = vscode.Uri.parse(model.document);
    const item = new vscode.TreeItem(model.name);
    item.id = model.document;
    item.contextValue = isPairsModel(document) ? 'pairsModel' : 'model';
    item.iconPath = new vscode.ThemeIcon('circuit-board');
    item.description = [`${model.cell.toUpperCase()} ${model.hidden}`, ...figuresOf(model)].join(' · ');
    item.tooltip = [
      document.scheme === 'file' ? document.fsPath : model.document,
      vscode.l10n.t('{0} parameters, {1} steps', model.parameters.toLocaleString(), model.step),
      new Date(model.savedAt).toLocaleString(vscode.env.language),
    ].join('\n');
    item.command = panelCommand(document);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** How a model was made and how good it is, a phrase each. */
function figuresOf({ bitsPerCharacter: bits, pairs }: SavedModel): string[] {
  if (!pairs) return bits === null ? [] : [vscode.l10n.t('{0} bits per character', bits.toFixed(2))];
  const attention =
    pairs.attention === 'none'
      ? vscode.l10n.t('pairs, no attention')
      : vscode.l10n.t('pairs, {0} attention', pairs.attention);
  if (pairs.exactMatch === null) return [attention];
  return [attention, vscode.l10n.t('{0} % exact', (100 * pairs.exactMatch).toFixed(0))];
}
