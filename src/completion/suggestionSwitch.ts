import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { nameOf } from '../editor/nameOf.ts';
import { changeSetting, setting } from '../editor/settings.ts';
import { settings, storageKeys } from '../ids.ts';
import { MarkedDocuments } from './markedDocuments.ts';
import { otherCompleter } from './otherCompleters.ts';
import { exclusionOf, type Exclusion } from './exclusions.ts';

/** Why nothing is suggested: `other` beside another extension that shows ghost text, `unasked` there until it is asked for. */
export type Silence = Exclusion | 'off' | 'document' | 'snooze' | 'diff' | 'other' | 'unasked';

/** Documents that are remembered as switched off. */
const mostSilent = 200;
const kilobyte = 1000;

/** Whether suggestions are on: everywhere, by language, by document, for now. */
export class SuggestionSwitch implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #silent: MarkedDocuments;
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #snoozedUntil = 0;
  #wake: ReturnType<typeof setTimeout> | undefined;

  constructor(workspaceState: vscode.Memento) {
    this.#silent = this.#disposables.add(new MarkedDocuments(workspaceState, storageKeys.silentDocuments, mostSilent));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        const ours = [settings.suggest, settings.excludedLanguages, settings.maximumSize, settings.besideOthers];
        if (ours.some((name) => change.affectsConfiguration(name))) this.#changed.fire();
      }),
    );
    this.#disposables.add(vscode.extensions.onDidChange(() => this.#changed.fire()));
  }

  /** Null where suggestions may be shown: unasked, or to who asks. */
  silenceIn(document: vscode.TextDocument, asked: boolean): Silence | null {
    const off = this.offIn(document);
    if (off) return off;
    if (this.snoozedUntil !== null) return 'snooze';
    if (isCompared(document.uri)) return 'diff';
    const beside = setting(settings.besideOthers, document);
    if (beside === 'always' || otherCompleter() === undefined) return null;
    if (beside === 'never') return 'other';
    return asked ? null : 'unasked';
  }

  /** Why nothing is suggested in a document, whenever and wherever it is shown; null where something is. */
  offIn(document: vscode.TextDocument): Silence | null {
    if (!setting(settings.suggest, document)) return 'off';
    const excluded = exclusionOf(
      {
        scheme: document.uri.scheme,
        name: nameOf(document.uri),
        languageId: document.languageId,
        length: document.offsetAt(document.lineAt(document.lineCount - 1).range.end),
      },
      setting(settings.excludedLanguages, document),
      kilobyte * setting(settings.maximumSize, document),
    );
    if (excluded) return excluded;
    return this.#silent.has(document.uri) ? 'document' : null;
  }

  /** When the snooze ends, in milliseconds since 1970; null while awake. */
  get snoozedUntil(): number | null {
    return this.#snoozedUntil > Date.now() ? this.#snoozedUntil : null;
  }

  snooze(minutes: number): void {
    clearTimeout(this.#wake);
    this.#snoozedUntil = Date.now() + 60_000 * minutes;
    if (minutes > 0) this.#wake = setTimeout(() => this.snooze(0), 60_000 * minutes);
    this.#changed.fire();
  }

  /** Everywhere but where a workspace or a language has a setting of its own; where the document has, there. */
  async setEverywhere(on: boolean, document: vscode.TextDocument | undefined): Promise<void> {
    await changeSetting(settings.suggest, on, document);
  }

  async setLanguage(document: vscode.TextDocument, on: boolean): Promise<void> {
    const { languageId } = document;
    const others = setting(settings.excludedLanguages, document).filter((language) => language !== languageId);
    await changeSetting(settings.excludedLanguages, on ? others : [...others, languageId], document);
  }

  async setDocument(document: vscode.Uri, on: boolean): Promise<void> {
    await this.#silent.set(document, !on);
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#wake);
    this.#disposables.dispose();
  }
}

/**
 * Whether the active editor compares a document, or notebooks, or is of a kind extensions are not told of, like those of several files and
 * of merges.
 */
function isCompared(document: vscode.Uri): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputTextDiff)
    return [input.original, input.modified].some((side) => side.toString() === document.toString());
  return input !== undefined && !comparesNothing(input);
}

function comparesNothing(input: unknown): boolean {
  const { TabInputText, TabInputCustom, TabInputWebview, TabInputNotebook, TabInputTerminal } = vscode;
  const kinds = [TabInputText, TabInputCustom, TabInputWebview, TabInputNotebook, TabInputTerminal];
  return kinds.some((kind) => input instanceof kind);
}
