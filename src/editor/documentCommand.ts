import * as vscode from 'vscode';
import { registerCommand } from './command.ts';
import { documentAtHand } from './documentsInView.ts';

/**
 * Registers a command about a document: the one it is called with (an explorer or tab entry, a saved model), else the one at hand.
 */
export function registerDocumentCommand(
  command: string,
  log: vscode.LogOutputChannel,
  run: (document: vscode.Uri, told: unknown) => Promise<void>,
): vscode.Disposable {
  return registerCommand(command, log, async (argument, told) => {
    const document = documentMeant(argument) ?? documentAtHand();
    if (!document) throw new Error(vscode.l10n.t('Open a document first.'));
    await run(document, told);
  });
}

/** The document a command was called with: an explorer or tab entry, a saved model; undefined where it was called with none. */
export function documentMeant(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const model = argument as { readonly document?: unknown } | null | undefined;
  return typeof model?.document === 'string' ? vscode.Uri.parse(model.document) : undefined;
}
