import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { commands } from '../ids.ts';
import { measuresTable } from './measures.ts';
import { otherCompleter } from './otherCompleters.ts';
import { percent } from './shares.ts';
import type { Scoreboards } from './scoreboards.ts';
import type { Silence, SuggestionSwitch } from './suggestionSwitch.ts';

/** Says whether words are suggested in the active editor and what that could save, on hover by all measures; a click opens the menu. */
export class SuggestionStatus implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #switch: SuggestionSwitch;
  readonly #scoreboards: Scoreboards;
  readonly #item: vscode.StatusBarItem;

  constructor(suggestionSwitch: SuggestionSwitch, scoreboards: Scoreboards) {
    this.#switch = suggestionSwitch;
    this.#scoreboards = scoreboards;
    this.#item = this.#disposables.add(
      vscode.window.createStatusBarItem('recurrent.suggestions', vscode.StatusBarAlignment.Right, 91),
    );
    this.#item.name = vscode.l10n.t('Recurrent: Suggestions');
    this.#item.command = commands.suggestions;
    const draw = () => this.#draw();
    this.#disposables.add(suggestionSwitch.onDidChange(draw));
    this.#disposables.add(scoreboards.onDidChange(draw));
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor(draw));
    this.#disposables.add(vscode.workspace.onDidOpenTextDocument(draw));
    this.#draw();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #draw(): void {
    const document = vscode.window.activeTextEditor?.document;
    const silence = document && this.#switch.silenceIn(document, false);
    if (!document || silence === 'pane') {
      this.#item.hide();
      return;
    }
    const scoreboard = this.#scoreboards.of(document.uri);
    const saved = scoreboard?.recurrent.keystrokesSaved ?? null;
    this.#item.text = silence ? `$(${silence === 'snooze' ? 'bell-slash' : 'circle-slash'})` : '$(lightbulb)';
    if (!silence && saved !== null) this.#item.text += ` ${percent(saved)}`;
    const sentence = silence
      ? silenceSentence(silence, document.languageId)
      : saved === null
        ? vscode.l10n.t('Recurrent suggests words in this document.')
        : vscode.l10n.t('Recurrent suggests words in this document: {0} of keystrokes could be saved.', percent(saved));
    this.#item.tooltip =
      silence || !scoreboard ? sentence : new vscode.MarkdownString(`${sentence}\n\n${measuresTable(scoreboard)}`);
    this.#item.accessibilityInformation = { label: sentence };
    this.#item.show();
  }
}

export function silenceSentence(silence: Silence, languageId: string): string {
  switch (silence) {
    case 'off':
      return vscode.l10n.t('Suggestions are off.');
    case 'language':
      return vscode.l10n.t('Suggestions are off in {0}.', languageId);
    case 'document':
      return vscode.l10n.t('Suggestions are off in this document.');
    case 'snooze':
      return vscode.l10n.t('Suggestions are snoozed.');
    case 'size':
      return vscode.l10n.t('This document is larger than the setting allows for suggestions.');
    case 'secret':
      return vscode.l10n.t('Nothing is suggested in files that are made to hold secrets.');
    case 'diff':
      return vscode.l10n.t('Nothing is suggested in a comparison.');
    case 'other':
      return vscode.l10n.t('Nothing is suggested beside {0}.', otherCompleter() ?? '');
    case 'unasked':
      return vscode.l10n.t(
        'Beside {0} words are suggested only when asked for: Trigger Inline Suggestion.',
        otherCompleter() ?? '',
      );
    case 'pane':
      return vscode.l10n.t('Nothing is suggested here: this is not a document.');
  }
}
