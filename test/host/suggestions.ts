import * as vscode from 'vscode';
import { settings } from '../../src/ids.ts';
import { writeFile } from './documents.ts';
import { eventually, pause } from './watching.ts';

/** What is suggested at the end of a document, by the entries of the suggest widget: those can be asked for. */
export async function suggestedWords(document: vscode.TextDocument): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    endOf(document),
  );
  return found.items
    .filter(({ detail }) => detail?.startsWith('Recurrent'))
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Resolves when a word is suggested: a document is counted, or an engine started, in its own time. */
export async function untilSuggested(document: vscode.TextDocument, word: string): Promise<string[]> {
  return eventually(async () => {
    const words = await suggestedWords(document);
    return words.includes(word) ? words : null;
  });
}

/** Changes a setting while `act` goes on. */
export async function withSetting(name: string, value: unknown, act: () => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await act();
  } finally {
    await configuration.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

export const listed = (act: () => Promise<void>): Promise<void> => withSetting(settings.completionItems, true, act);

export function endOf(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

/**
 * A file in the active editor, the cursor at its end. Not an untitled document: VS Code gives the next one the name of the last, and now
 * and then its text.
 */
export async function openAtEnd(content: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await writeFile(content));
  goToEnd(editor);
  return editor;
}

export function goToEnd(editor: vscode.TextEditor): void {
  const end = endOf(editor.document);
  editor.selection = new vscode.Selection(end, end);
}

export async function insert(editor: vscode.TextEditor, text: string): Promise<void> {
  const end = endOf(editor.document);
  await editor.edit((edit) => edit.insert(end, text), { undoStopBefore: true, undoStopAfter: true });
  goToEnd(editor);
}

/** Asks for ghost text and accepts it, again until something was accepted; null where nothing is, however often it is asked. */
export async function accepted({ document }: vscode.TextEditor, tries = 150): Promise<string | null> {
  const before = document.getText();
  for (; tries > 0 && document.getText() === before; tries--) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await pause(250);
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
  }
  return document.getText() === before ? null : document.lineAt(document.lineCount - 1).text;
}
