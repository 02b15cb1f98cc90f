import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { nameOf } from '../editor/nameOf.ts';
import { storageKeys } from '../ids.ts';
import type { Services } from '../models/services.ts';
import { isWorthLearning, mayGoOn, type Attention } from './learningSchedule.ts';
import { MarkedDocuments } from './markedDocuments.ts';
import { networkSettings } from './networkSettings.ts';
import type { SuggestionSwitch } from './suggestionSwitch.ts';

/** Documents that are remembered as switched on. */
const mostDocuments = 50;
/** A run: short, so that suggestions soon know what was typed. */
const seconds = 30;
const checkEvery = 5000;

interface Learned {
  edited: number;
  /** Characters since it was last learned; Infinity before the first time. */
  changed: number;
}

/**
 * Keeps learning the documents it is switched on for, while somebody types in them: short runs that go on where the last one ended,
 * at the low priority all training has. Off for every document until it is asked for, and where nothing is suggested.
 */
export class DocumentLearning implements vscode.Disposable {
  readonly #services: Services;
  readonly #switch: SuggestionSwitch;
  readonly #disposables = new Disposables();
  readonly #documents: MarkedDocuments;
  readonly #learned = new Map<string, Learned>();
  /** Since when the window has not had the focus; null while it has. */
  #unfocused = vscode.window.state.focused ? null : Date.now();
  /** The document and run under way, if we began one. */
  #running: { readonly document: vscode.Uri } | null = null;
  #check: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services, suggestionSwitch: SuggestionSwitch) {
    this.#services = services;
    this.#switch = suggestionSwitch;
    this.#disposables.add(
      suggestionSwitch.onDidChange(() => {
        clearTimeout(this.#check);
        this.#check = setTimeout(() => void this.#decide());
      }),
    );
    this.#documents = this.#disposables.add(
      new MarkedDocuments(services.workspaceState, storageKeys.learnedDocuments, mostDocuments),
    );
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || !this.isOn(document.uri)) return;
        const characters = contentChanges.reduce((sum, { text, rangeLength }) => sum + text.length + rangeLength, 0);
        this.#note(document.uri, characters);
      }),
    );
    this.#disposables.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        this.#unfocused = focused ? null : (this.#unfocused ?? Date.now());
      }),
    );
  }

  isOn(document: vscode.Uri): boolean {
    return this.#documents.has(document);
  }

  /** Switches learning on or off for a document; on, it begins at once. */
  async set(document: vscode.Uri, on: boolean): Promise<void> {
    await this.#documents.set(document, on);
    // Switched on again it begins at once, as the first time.
    this.#learned.delete(document.toString());
    if (on) this.#note(document, 0);
    else await this.#stop(document);
  }

  dispose(): void {
    clearTimeout(this.#check);
    this.#disposables.dispose();
  }

  #note(document: vscode.Uri, characters: number): void {
    const known = this.#learned.get(document.toString());
    this.#learned.set(document.toString(), { edited: Date.now(), changed: (known?.changed ?? Infinity) + characters });
    this.#check ??= setTimeout(() => void this.#decide(), known ? checkEvery : 0);
  }

  /** Begins, goes on or stops, and looks again later for as long as anything may change. */
  async #decide(): Promise<void> {
    this.#check = undefined;
    const names = [...this.#learned.keys()];
    const wanted = names.map((name) => vscode.Uri.parse(name)).filter((uri) => this.#isWanted(uri));
    if (this.#running && !this.#mayGoOn(this.#running.document)) await this.#stop(this.#running.document);
    const next = wanted.find((uri) => isWorthLearning(this.#attentionTo(uri)));
    if (next && this.#services.sessions.active.length === 0) void this.#learn(next);
    if (this.#running || wanted.some((uri) => mayGoOn(this.#attentionTo(uri))))
      this.#check ??= setTimeout(() => void this.#decide(), checkEvery);
  }

  #mayGoOn(document: vscode.Uri): boolean {
    return this.#isWanted(document) && mayGoOn(this.#attentionTo(document));
  }

  /** Whether it is switched on for a document in which the suggestions are, too. */
  #isWanted(uri: vscode.Uri): boolean {
    const document = openDocument(uri);
    return document !== undefined && this.isOn(uri) && this.#switch.offIn(document) === null;
  }

  async #learn(uri: vscode.Uri): Promise<void> {
    const document = openDocument(uri);
    const known = this.#learned.get(uri.toString());
    if (!document || !known) return;
    known.changed = 0;
    this.#running = { document: uri };
    try {
      const text = document.getText();
      const name = nameOf(uri);
      const source = { uri, name, characters: text.length, selection: false, source: { kind: 'text', text } } as const;
      const goOn = (await this.#services.models.savedOf(uri)) !== null;
      const { startTraining } = await import('../training/startTraining.ts');
      const chosen = goOn ? {} : networkSettings;
      await startTraining(this.#services, source, chosen, { seconds }, { goOn, background: true });
    } catch (error) {
      this.#services.log.info(`learning in the background: ${String(error)}`);
    } finally {
      this.#running = null;
    }
  }

  async #stop(document: vscode.Uri): Promise<void> {
    if (this.#running?.document.toString() === document.toString()) await this.#services.sessions.of(document).stop();
  }

  #attentionTo(document: vscode.Uri): Attention {
    const known = this.#learned.get(document.toString());
    const now = Date.now();
    return {
      sinceEdit: known ? now - known.edited : Infinity,
      sinceFocus: this.#unfocused === null ? 0 : now - this.#unfocused,
      changed: known?.changed ?? 0,
    };
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
