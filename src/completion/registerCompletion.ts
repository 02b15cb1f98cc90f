import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { AcceptedWordHover } from './acceptedWordHover.ts';
import { Acceptances } from './acceptances.ts';
import { registerCompletionCommands } from './completionCommands.ts';
import { DocumentLearning } from './documentLearning.ts';
import { GhostTextProvider } from './ghostTextProvider.ts';
import { NetworkSupply } from './networkSupply.ts';
import { ToldDocuments } from './toldDocuments.ts';
import { Scoreboards } from './scoreboards.ts';
import { ScoreboardView } from './scoreboardView.ts';
import { SuggestionStatus } from './suggestionStatus.ts';
import { SuggestionSwitch } from './suggestionSwitch.ts';
import { WordItemProvider } from './wordItemProvider.ts';

/** Next-word suggestions while typing: ghost text, entries of the suggest widget, why, and how good they are. */
export function registerCompletion(services: Services): vscode.Disposable {
  const { engine, log, savedModels, workspaceState } = services;
  const disposables = new Disposables();
  const documents = disposables.add(new ToldDocuments(engine, log));
  const suggestionSwitch = disposables.add(new SuggestionSwitch(workspaceState));
  const acceptances = disposables.add(new Acceptances());
  const scoreboards = disposables.add(new Scoreboards(engine, documents));
  disposables.add(new NetworkSupply(services, documents));
  const learning = disposables.add(new DocumentLearning(services, suggestionSwitch));
  disposables.add(new ScoreboardView(scoreboards, acceptances));
  disposables.add(new SuggestionStatus(suggestionSwitch, scoreboards));
  const ghostText = new GhostTextProvider(documents, suggestionSwitch, log, (shown) => acceptances.shown(shown));
  disposables.add(vscode.languages.registerInlineCompletionItemProvider({ pattern: '**' }, ghostText));
  disposables.add(vscode.languages.registerHoverProvider({ pattern: '**' }, new AcceptedWordHover(acceptances)));
  // The selector of VS Code's own word suggestions: one that matches better would silence them.
  disposables.add(
    vscode.languages.registerCompletionItemProvider('*', new WordItemProvider(documents, suggestionSwitch, log)),
  );
  disposables.add(
    savedModels.onDidForget((document) => {
      for (const memory of [documents, scoreboards, acceptances]) memory.forget(document);
      void learning.set(document, false);
    }),
  );
  const prepare = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document && suggestionSwitch.silenceIn(document, true) === null) documents.ensure(document);
  };
  disposables.add(vscode.window.onDidChangeActiveTextEditor(prepare));
  disposables.add(suggestionSwitch.onDidChange(prepare));
  // Starts the engine where a document is open, but not while VS Code waits for this extension and those after it.
  const soon = setTimeout(prepare);
  disposables.add({ dispose: () => clearTimeout(soon) });
  const train = async (document: vscode.TextDocument) => {
    const { trainForSuggestions } = await import('./trainForSuggestions.ts');
    await trainForSuggestions(services, document);
  };
  disposables.add(registerCompletionCommands(services, documents, suggestionSwitch, acceptances, train, learning));
  return disposables;
}
