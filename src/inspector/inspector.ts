import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { inspectorChoice } from '../protocol/inspector.ts';
import { chooseOther } from './chooseOther.ts';
import type { EditsSinceLearned } from './editsSinceLearned.ts';
import { InspectedDocument } from './inspectedDocument.ts';
import { InspectorPanels } from './inspectorPanels.ts';
import { Lenses } from './lenses.ts';
import { goToNextSurprise } from './nextSurprise.ts';
import { PredictionHover } from './predictionHover.ts';
import { showSimilarPlaces } from './similarPlaces.ts';

/** What looks into networks in this window: panels, lenses, and hovers on documents that one of them is on. */
export class Inspector implements vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly panels: InspectorPanels;
  readonly #lenses: Lenses;

  constructor(services: Services, edits: EditsSinceLearned) {
    this.#services = services;
    this.panels = this.#disposables.add(new InspectorPanels(services, edits));
    this.#lenses = this.#disposables.add(new Lenses(services));
    const watched = (document: vscode.Uri) => this.panels.has(document) || this.#lenses.of(document) !== undefined;
    const hover = new PredictionHover(services, watched);
    this.#disposables.add(vscode.languages.registerHoverProvider({ pattern: '**' }, hover));
  }

  /** A lesson names the quantity it speaks of; anything else shows the usual one. */
  async inspect(document: vscode.Uri, quantity: unknown): Promise<void> {
    const wanted = inspectorChoice.shape.quantity.safeParse(quantity);
    await this.panels.show(document, wanted.success ? wanted.data : undefined);
    const gate = wanted.success && wanted.data === 'forget';
    this.#services.milestones.reached(gate ? 'show-forget-gate' : 'open-inspector');
  }

  toggleSurprise(document: vscode.Uri): void {
    this.#lenses.toggleSurprise(document);
  }

  async nextSurprise(document: vscode.Uri): Promise<void> {
    await goToNextSurprise(new InspectedDocument(this.#services, document));
  }

  compareWithCounting(document: vscode.Uri): void {
    this.#lenses.compare(document, vscode.l10n.t('Compared with counting'), { kind: 'counting' });
  }

  async compareWithModel(document: vscode.Uri): Promise<void> {
    const chosen = await chooseOther(this.#services, document);
    if (chosen) this.#lenses.compare(document, chosen.name, chosen.other);
  }

  clearLens(document: vscode.Uri): void {
    this.#lenses.clear(document);
  }

  async similarPlaces(document: vscode.Uri): Promise<void> {
    await showSimilarPlaces(new InspectedDocument(this.#services, document));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
