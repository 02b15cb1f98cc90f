import * as vscode from 'vscode';
import { documentInFront } from './documentInFront.ts';

/**
 * Registers a command about a document: the one it is called with (an explorer or tab entry, a saved model), else the one in front.
 * What goes wrong is told in its one sentence and logged.
 */
export function registerDocumentCommand(
  command: string,
  log: vscode.LogOutputChannel,
  run: (document: vscode.Uri, told: unknown) => Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, async (argument?: unknown, told?: unknown) => {
    try {
      const document = documentMeant(argument) ?? documentInFront();
      if (!document) throw new Error(vscode.l10n.t('Open a document first.'));
      await run(document, told);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

function documentMeant(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const model = argument as { readonly document?: unknown } | null | undefined;
  return typeof model?.document === 'string' ? vscode.Uri.parse(model.document) : undefined;
}
