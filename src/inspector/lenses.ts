import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { warnOf } from '../editor/notifications.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
import { commands, contextKeys } from '../ids.ts';
import type { Services } from '../models/services.ts';
import type { ModelReference } from '../protocol/reader.ts';
import { InspectedDocument } from './inspectedDocument.ts';
import { NetworkLens } from './networkLens.ts';
import type { Expecting } from './surprise.ts';
import { DifferenceLens, SurpriseLens } from './surpriseLens.ts';

interface OpenLens {
  readonly lens: NetworkLens;
  /** What it shows, for the status bar. */
  readonly name: string;
  /** Null for the surprise lens itself. */
  readonly other: Expecting | null;
}

/** The lenses that are on, at most one a document; off removes every trace. */
export class Lenses implements vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly #open = new Map<string, OpenLens>();
  readonly #status: vscode.StatusBarItem;

  constructor(services: Services) {
    this.#services = services;
    this.#status = this.#disposables.add(
      vscode.window.createStatusBarItem('recurrent.lens', vscode.StatusBarAlignment.Right, 89),
    );
    this.#status.name = vscode.l10n.t('Recurrent: Lens');
    this.#status.command = commands.clearLens;
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor(() => this.#showStatus()));
    this.#disposables.add(onDidCloseDocument(({ uri }) => this.clear(uri)));
    this.#disposables.add(services.savedModels.onDidDeleteModel((uri) => this.clear(uri)));
  }

  /** What a document is compared with, if a lens is on it. */
  of(document: vscode.Uri): OpenLens | undefined {
    return this.#open.get(document.toString());
  }

  toggleSurprise(document: vscode.Uri): void {
    const on = this.of(document)?.other === null;
    this.clear(document);
    if (!on) this.#put(document, vscode.l10n.t('Surprise'), null);
  }

  compare(document: vscode.Uri, name: string, other: Expecting): void {
    this.clear(document);
    this.#put(document, name, other);
  }

  clear(document: vscode.Uri): void {
    this.of(document)?.lens.dispose();
    this.#open.delete(document.toString());
    this.#showStatus();
  }

  dispose(): void {
    for (const { lens } of this.#open.values()) lens.dispose();
    this.#disposables.dispose();
  }

  #put(document: vscode.Uri, name: string, other: Expecting | null): void {
    const subject = new InspectedDocument(this.#services, document);
    const model = async (): Promise<ModelReference> => modelOf(subject);
    const source = other ? new DifferenceLens(subject, model, other) : new SurpriseLens(subject, model);
    const lens = new NetworkLens(this.#services, subject, source, (error) => {
      this.clear(document);
      warnOf(error);
    });
    lens.show(true);
    this.#open.set(document.toString(), { lens, name, other });
    this.#showStatus();
  }

  #showStatus(): void {
    const active = vscode.window.activeTextEditor;
    const open = active && this.of(active.document.uri);
    void vscode.commands.executeCommand('setContext', contextKeys.lens, this.#open.size > 0);
    if (!open) return this.#status.hide();
    this.#status.text = `$(eye) ${open.name}`;
    this.#status.tooltip = open.other
      ? vscode.l10n.t('Dotted: the network expected the text better. Solid: the other did. Click to turn the lens off.')
      : vscode.l10n.t('The stronger the colour, the less the network expected the text. Click to turn the lens off.');
    this.#status.show();
  }
}

/** Throws the sentence to show where nothing was learned yet. */
export async function modelOf(subject: InspectedDocument): Promise<ModelReference> {
  const model = await subject.model();
  if (!model) throw new Error(vscode.l10n.t('No network has learned this document yet: train one first.'));
  return model;
}
