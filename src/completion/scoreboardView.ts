import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { views } from '../ids.ts';
import type { Acceptances } from './acceptances.ts';
import type { ScoreboardRow } from './scoreboardRows.ts';
import type { Scoreboards } from './scoreboards.ts';

/** How good the suggestions are in the document of the active editor. */
export class ScoreboardView implements vscode.TreeDataProvider<ScoreboardRow>, vscode.Disposable {
  readonly #scoreboards: Scoreboards;
  readonly #acceptances: Acceptances;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<ScoreboardRow>;
  /** The document last edited or looked at: the view itself may have the focus. */
  #document: vscode.Uri | undefined;

  constructor(scoreboards: Scoreboards, acceptances: Acceptances) {
    this.#scoreboards = scoreboards;
    this.#acceptances = acceptances;
    this.#view = this.#disposables.add(vscode.window.createTreeView(views.scoreboard, { treeDataProvider: this }));
    const refresh = (document: string) => {
      if (document === this.#document?.toString()) this.#changed.fire();
    };
    this.#disposables.add(scoreboards.onDidChange(refresh));
    this.#disposables.add(acceptances.onDidChange(refresh));
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#show(editor)));
    this.#show(vscode.window.activeTextEditor);
  }

  async getChildren(parent?: ScoreboardRow): Promise<ScoreboardRow[]> {
    const scoreboard = this.#document && this.#scoreboards.of(this.#document);
    if (parent || !this.#document || !scoreboard) return [];
    const count = this.#acceptances.countOf(this.#document.toString());
    const { scoreboardRows } = await import('./scoreboardRows.ts');
    return scoreboardRows(scoreboard, count);
  }

  getTreeItem({ label, description, tooltip, icon }: ScoreboardRow): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    item.description = description;
    item.tooltip = tooltip;
    item.iconPath = new vscode.ThemeIcon(icon);
    item.accessibilityInformation = { label: `${label}, ${description}` };
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #show(editor: vscode.TextEditor | undefined): void {
    if (!editor) return;
    this.#document = editor.document.uri;
    this.#view.description = vscode.workspace.asRelativePath(editor.document.uri);
    this.#changed.fire();
  }
}
