import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { pairsChoice } from '../protocol/pairs.ts';
import { nameOf } from './names.ts';
import { PairsPanel } from './pairsPanel.ts';

/** What a panel of pairs keeps of itself across a reload of the window. */
const savedPanel = z.object({ document: z.url(), choice: pairsChoice });

/** The open panels of pairs, at most one a document; revives them after a reload. */
export class PairsPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly #open = new Map<string, PairsPanel>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** The panel of a document's pairs, brought to the front beside the editor. */
  show(document: vscode.Uri): PairsPanel {
    const known = this.#open.get(document.toString());
    if (known) {
      known.panel.reveal(undefined, true);
      return known;
    }
    const title = vscode.l10n.t('Pairs: {0}', nameOf(document));
    return this.#keep(PairsPanel.create(this.#services, document, title));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedPanel.safeParse(state);
    const document = saved.success ? vscode.Uri.parse(saved.data.document) : undefined;
    if (!saved.success || !document || this.#open.has(document.toString())) {
      panel.dispose();
      return;
    }
    this.#keep(PairsPanel.revive(this.#services, document, panel, saved.data.choice));
  }

  dispose(): void {
    for (const pairs of this.#open.values()) pairs.dispose();
    this.#disposables.dispose();
  }

  #keep(pairs: PairsPanel): PairsPanel {
    const key = pairs.document.toString();
    this.#open.set(key, pairs);
    pairs.panel.onDidDispose(() => {
      this.#open.delete(key);
      pairs.dispose();
    });
    return pairs;
  }
}
