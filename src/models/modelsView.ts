import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { commands, views } from '../ids.ts';
import type { ModelLibrary, SavedModel } from './modelLibrary.ts';

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
    item.contextValue = 'model';
    item.iconPath = new vscode.ThemeIcon('circuit-board');
    const bits = model.bitsPerCharacter;
    const cell = `${model.cell.toUpperCase()} ${model.hidden}`;
    item.description = bits === null ? cell : vscode.l10n.t('{0} · {1} bits per character', cell, bits.toFixed(2));
    item.tooltip = [
      document.scheme === 'file' ? document.fsPath : model.document,
      vscode.l10n.t('{0} parameters, {1} steps', model.parameters.toLocaleString(), model.step),
      new Date(model.savedAt).toLocaleString(vscode.env.language),
    ].join('\n');
    item.command = { command: commands.openPlayground, title: vscode.l10n.t('Open Playground'), arguments: [document] };
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
