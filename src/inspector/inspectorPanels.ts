import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import { followRenames } from '../editor/followRenames.ts';
import { nameOf } from '../editor/nameOf.ts';
import { OpenPanels } from '../editor/openPanels.ts';
import type { Services } from '../models/services.ts';
import { inspectorChoice, type InspectorChoice } from '../protocol/inspector.ts';
import type { EditsSinceLearned } from './editsSinceLearned.ts';
import { InspectorPanel } from './inspectorPanel.ts';

/** What an inspector keeps of itself across a reload of the window. */
const savedInspector = z.object({ document: z.url(), choice: inspectorChoice });

/** The open inspectors, at most one a document; revives them after a reload. */
export class InspectorPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: Services;
  readonly #edits: EditsSinceLearned;
  readonly #disposables = new Disposables();
  readonly #open = this.#disposables.add(new OpenPanels<InspectorPanel>());

  constructor(services: Services, edits: EditsSinceLearned) {
    this.#services = services;
    this.#edits = edits;
    const { savedModels, log } = services;
    // Snapshots are of the run under the old name.
    const remake = ({ choice }: InspectorPanel, document: vscode.Uri) =>
      this.#show(document, { ...choice, step: null });
    this.#disposables.add(followRenames(this.#open, savedModels.onDidMove, remake, log));
  }

  has(document: vscode.Uri): boolean {
    return this.#open.of(document.toString()) !== undefined;
  }

  /** The inspector of a document, brought to the front beside the editor; with a quantity, a new one that shows it. */
  show(document: vscode.Uri, quantity?: InspectorChoice['quantity']): Promise<InspectorPanel> {
    const key = document.toString();
    if (quantity !== undefined) this.#open.of(key)?.panel.dispose();
    return this.#show(document, quantity ? { quantity } : {});
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedInspector.safeParse(state);
    const document = saved.success ? vscode.Uri.parse(saved.data.document) : undefined;
    if (!saved.success || !document || this.has(document)) {
      panel.dispose();
      return;
    }
    await vscode.workspace.openTextDocument(document).then(undefined, () => undefined);
    // Snapshots live as long as the engine: after a reload only the newest weights are there.
    const choice = { ...saved.data.choice, step: null };
    this.#open.keep(document.toString(), InspectorPanel.revive(this.#services, this.#edits, document, panel, choice));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #show(document: vscode.Uri, choice: Partial<InspectorChoice>): Promise<InspectorPanel> {
    const title = vscode.l10n.t('Inspector: {0}', nameOf(document));
    const create = () => InspectorPanel.create(this.#services, this.#edits, document, title, choice);
    return this.#open.show(document.toString(), create, true);
  }
}
