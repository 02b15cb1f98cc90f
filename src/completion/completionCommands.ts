import * as vscode from 'vscode';
import { registerCommand } from '../editor/command.ts';
import { Disposables } from '../editor/disposables.ts';
import { setting } from '../editor/settings.ts';
import { commands, settings, views } from '../ids.ts';
import type { Services } from '../models/services.ts';
import type { Acceptances } from './acceptances.ts';
import type { DocumentLearning } from './documentLearning.ts';
import type { Acceptance } from './ghostTextProvider.ts';
import { goToOffset } from './goToPlace.ts';
import type { ToldDocuments } from './toldDocuments.ts';
import { silenceSentence } from './suggestionStatus.ts';
import type { SuggestionSwitch } from './suggestionSwitch.ts';

const messageMilliseconds = 5000;

/** What people, status bar, hovers and VS Code call the suggestions by. */
export function registerCompletionCommands(
  { log }: Services,
  documents: ToldDocuments,
  suggestionSwitch: SuggestionSwitch,
  acceptances: Acceptances,
  train: (document: vscode.TextDocument) => Promise<void>,
  learning: DocumentLearning,
): vscode.Disposable {
  const disposables = new Disposables();
  const register = (command: string, run: (...given: unknown[]) => void | Promise<void>) =>
    disposables.add(registerCommand(command, log, run));
  register(commands.suggestions, async () => {
    const { showSuggestionMenu } = await import('./suggestionMenu.ts');
    await showSuggestionMenu(suggestionSwitch, train, learning);
  });
  register(commands.toggleSuggestions, () => {
    const document = vscode.window.activeTextEditor?.document;
    return suggestionSwitch.setEverywhere(!setting(settings.suggest, document), document);
  });
  register(commands.keepLearning, async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) throw new Error(vscode.l10n.t('Open a document first.'));
    const on = !learning.isOn(document.uri);
    const silence = on ? suggestionSwitch.silenceIn(document, true) : null;
    if (silence) throw new Error(silenceSentence(silence, document.languageId));
    await learning.set(document.uri, on);
    const sentence = on
      ? vscode.l10n.t('Recurrent keeps learning this document while you type, at low priority.')
      : vscode.l10n.t('Recurrent no longer learns this document in the background.');
    vscode.window.setStatusBarMessage(sentence, messageMilliseconds);
  });
  register(commands.whySuggestion, async () => {
    const { whySuggestion } = await import('./whySuggestion.ts');
    await whySuggestion(documents, suggestionSwitch);
  });
  register(commands.showScoreboard, async () => {
    await vscode.commands.executeCommand(`${views.scoreboard}.focus`);
  });
  register(commands.goToPlace, async (uri, offset) => {
    if (typeof uri === 'string' && typeof offset === 'number') await goToOffset(vscode.Uri.parse(uri), offset);
  });
  register(commands.suggestionAccepted, (acceptance) => acceptances.accepted(acceptance as Acceptance));
  return disposables;
}
