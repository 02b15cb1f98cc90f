import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { silenceSentence } from './suggestionStatus.ts';
import type { DocumentLearning } from './documentLearning.ts';
import type { SuggestionSwitch } from './suggestionSwitch.ts';

interface Choice extends vscode.QuickPickItem {
  readonly act: () => unknown;
}

const snoozes = [5, 15, 60];

/** The menu behind the status bar item: on, off, snooze, and where to look. */
export async function showSuggestionMenu(
  suggestionSwitch: SuggestionSwitch,
  train: (document: vscode.TextDocument) => Promise<void>,
  learning: DocumentLearning,
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const silence = document && suggestionSwitch.silenceIn(document, false);
  const title = silence
    ? silenceSentence(silence, document.languageId)
    : vscode.l10n.t('Recurrent suggests words while you type');
  const choices: Choice[] = [
    ...switches(suggestionSwitch, document),
    ...(suggestionSwitch.snoozedUntil === null ? snoozeChoices(suggestionSwitch) : []),
    entry('question', vscode.l10n.t('Why This Suggestion?'), commands.whySuggestion),
    entry('dashboard', vscode.l10n.t('Show Scoreboard'), commands.showScoreboard),
  ];
  if (document)
    choices.push({
      label: `$(play) ${vscode.l10n.t('Train a Network for Suggestions on This Document')}`,
      description: vscode.l10n.t('one minute; it reads words'),
      act: () => train(document),
    });
  if (document) {
    const on = learning.isOn(document.uri);
    choices.push({
      label: `$(${on ? 'circle-slash' : 'sync'}) ${on ? vscode.l10n.t('Stop Learning This Document') : vscode.l10n.t('Keep Learning This Document')}`,
      description: vscode.l10n.t('in the background while you type, at low priority'),
      act: () => vscode.commands.executeCommand(commands.keepLearning),
    });
  }
  choices.push({
    label: `$(settings-gear) ${vscode.l10n.t('Settings')}`,
    act: () => vscode.commands.executeCommand('workbench.action.openSettings', 'recurrent.suggestions'),
  });
  const chosen = await vscode.window.showQuickPick(choices, { title });
  await chosen?.act();
}

function switches(suggestionSwitch: SuggestionSwitch, document: vscode.TextDocument | undefined): Choice[] {
  const silence = document ? suggestionSwitch.silenceIn(document, false) : null;
  const on = (label: string, act: () => unknown): Choice[] => [{ label: `$(check) ${label}`, act }];
  if (silence === 'off') return on(vscode.l10n.t('Turn On'), () => suggestionSwitch.setEverywhere(true, document));
  if (silence === 'snooze') return on(vscode.l10n.t('End Snooze'), () => suggestionSwitch.snooze(0));
  if (document && silence === 'document')
    return on(vscode.l10n.t('Turn On in This Document'), () => suggestionSwitch.setDocument(document.uri, true));
  if (document && silence === 'language')
    return on(vscode.l10n.t('Turn On in {0}', document.languageId), () => suggestionSwitch.setLanguage(document, true));
  const off = (label: string, act: () => unknown): Choice => ({ label: `$(circle-slash) ${label}`, act });
  return [
    ...(document
      ? [
          off(vscode.l10n.t('Turn Off in This Document'), () => suggestionSwitch.setDocument(document.uri, false)),
          off(vscode.l10n.t('Turn Off in {0}', document.languageId), () =>
            suggestionSwitch.setLanguage(document, false),
          ),
        ]
      : []),
    off(vscode.l10n.t('Turn Off'), () => suggestionSwitch.setEverywhere(false, document)),
  ];
}

function snoozeChoices(suggestionSwitch: SuggestionSwitch): Choice[] {
  return snoozes.map((minutes) => ({
    label: `$(bell-slash) ${vscode.l10n.t('Snooze for {0} Minutes', minutes)}`,
    act: () => suggestionSwitch.snooze(minutes),
  }));
}

function entry(icon: string, label: string, command: string): Choice {
  return { label: `$(${icon}) ${label}`, act: () => vscode.commands.executeCommand(command) };
}
