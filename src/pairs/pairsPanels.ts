import * as vscode from 'vscode';
import * as z from 'zod/mini';
// By another name: the linter takes "z.catch" for that of a promise.
import { catch as otherwise } from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import { followRenames } from '../editor/followRenames.ts';
import { nameOf } from '../editor/nameOf.ts';
import { OpenPanels } from '../editor/openPanels.ts';
import type { Services } from '../models/services.ts';
import { pairsChoice, type PairsChoice } from '../protocol/pairs.ts';
import { defaultChoice, PairsPanel } from './pairsPanel.ts';

/** What a panel of pairs keeps of itself across a reload of the window. What is not valid (any more) is as if nothing had been chosen. */
const savedPanel = z.object({ document: z.url(), choice: otherwise(pairsChoice, defaultChoice) });

/** The open panels of pairs, at most one a document; revives them after a reload. */
export class PairsPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly #open = this.#disposables.add(new OpenPanels<PairsPanel>());

  constructor(services: Services) {
    this.#services = services;
    const { savedModels, log } = services;
    const remake = ({ choice }: PairsPanel, document: vscode.Uri) => this.show(document, choice);
    this.#disposables.add(followRenames(this.#open, savedModels.onDidMove, remake, log));
  }

  /** The panel of a document's pairs, brought to the front beside the editor. */
  show(document: vscode.Uri, choice: PairsChoice = defaultChoice): Promise<PairsPanel> {
    const title = vscode.l10n.t('Pairs: {0}', nameOf(document));
    const create = () => PairsPanel.create(this.#services, document, title, choice);
    return this.#open.show(document.toString(), create, true);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedPanel.safeParse(state);
    const document = saved.success ? vscode.Uri.parse(saved.data.document) : undefined;
    if (!saved.success || !document || this.#open.of(document.toString())) {
      panel.dispose();
      return;
    }
    const revived = PairsPanel.revive(this.#services, document, panel, saved.data.choice);
    this.#open.keep(document.toString(), revived);
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
