import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { followRenames } from '../editor/followRenames.ts';
import { nameOf } from '../editor/nameOf.ts';
import { OpenPanels } from '../editor/openPanels.ts';
import type { Services } from '../models/services.ts';
import { defaultChoice, savedPlayground, type PlaygroundChoice } from './playgroundChoice.ts';
import { PlaygroundPanel } from './playgroundPanel.ts';

/** The open playgrounds, at most one a document; revives them after a reload. */
export class PlaygroundPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly #open = this.#disposables.add(new OpenPanels<PlaygroundPanel>());

  constructor(services: Services) {
    this.#services = services;
    const { savedModels, log } = services;
    const remake = ({ choice }: PlaygroundPanel, document: vscode.Uri) => this.show(document, choice);
    this.#disposables.add(followRenames(this.#open, savedModels.onDidMove, remake, log));
  }

  /** The playground of a document, brought to the front beside the editor. */
  show(document: vscode.Uri, choice: PlaygroundChoice = defaultChoice): Promise<PlaygroundPanel> {
    const title = vscode.l10n.t('Playground: {0}', nameOf(document));
    const create = () => PlaygroundPanel.create(this.#services, document, title, choice);
    return this.#open.show(document.toString(), create, true);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedPlayground.safeParse(state);
    const document = saved.success ? vscode.Uri.parse(saved.data.document) : undefined;
    if (!saved.success || !document || this.#open.of(document.toString())) {
      panel.dispose();
      return;
    }
    this.#open.keep(document.toString(), PlaygroundPanel.revive(this.#services, document, panel, saved.data));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
