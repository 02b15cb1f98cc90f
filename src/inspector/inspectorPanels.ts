import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { inspectorChoice, type InspectorChoice } from '../protocol/inspector.ts';
import { InspectorPanel } from './inspectorPanel.ts';

/** What an inspector keeps of itself across a reload of the window. */
const savedInspector = z.object({ document: z.url(), choice: inspectorChoice });

/** The open inspectors, at most one a document; revives them after a reload. */
export class InspectorPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly #open = new Map<string, InspectorPanel>();

  constructor(services: Services) {
    this.#services = services;
  }

  has(document: vscode.Uri): boolean {
    return this.#open.has(document.toString());
  }

  /** The inspector of a document, brought to the front beside the editor; with a quantity, a new one that shows it. */
  show(document: vscode.Uri, quantity?: InspectorChoice['quantity']): InspectorPanel {
    const known = this.#open.get(document.toString());
    if (known && quantity !== undefined) known.panel.dispose();
    else if (known) {
      known.panel.reveal(undefined, true);
      return known;
    }
    const name = document.path.slice(document.path.lastIndexOf('/') + 1) || document.path;
    const title = vscode.l10n.t('Inspector: {0}', name);
    return this.#keep(InspectorPanel.create(this.#services, document, title, quantity ? { quantity } : {}));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedInspector.safeParse(state);
    const document = saved.success ? vscode.Uri.parse(saved.data.document) : undefined;
    if (!saved.success || !document || this.#open.has(document.toString())) {
      panel.dispose();
      return;
    }
    await vscode.workspace.openTextDocument(document).then(undefined, () => undefined);
    // Snapshots live as long as the engine: after a reload only the newest weights are there.
    this.#keep(InspectorPanel.revive(this.#services, document, panel, { ...saved.data.choice, step: null }));
  }

  dispose(): void {
    for (const inspector of this.#open.values()) inspector.dispose();
    this.#disposables.dispose();
  }

  #keep(inspector: InspectorPanel): InspectorPanel {
    const key = inspector.subject.uri.toString();
    this.#open.set(key, inspector);
    inspector.panel.onDidDispose(() => {
      this.#open.delete(key);
      inspector.dispose();
    });
    return inspector;
  }
}
