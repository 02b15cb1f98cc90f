import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
import { views } from '../ids.ts';
import type { Acceptances } from './acceptances.ts';
import { isPane } from '../editor/panes.ts';
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
    const look = (editor: vscode.TextEditor | undefined) => {
      // The output is an editor, too, and tells of no document.
      if (editor && !isPane(editor.document.uri.scheme)) this.#show(editor.document.uri);
    };
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor(look));
    this.#disposables.add(
      onDidCloseDocument(({ uri }) => {
        if (uri.toString() === this.#document?.toString()) this.#show(undefined);
      }),
    );
    look(vscode.window.activeTextEditor);
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

  #show(document: vscode.Uri | undefined): void {
    this.#document = document;
    this.#view.description = document ? vscode.workspace.asRelativePath(document) : '';
    this.#changed.fire();
  }
}
