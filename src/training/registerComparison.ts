import type * as vscode from 'vscode';
import { registerDocumentCommand } from '../editor/documentCommand.ts';
import { commands } from '../ids.ts';
import type { Services } from '../models/services.ts';
import type { PlaygroundPanels } from './playgroundPanels.ts';

/** The command that compares RNN, LSTM and GRU on a document. */
export function registerComparison(
  services: Services,
  playgrounds: () => Promise<PlaygroundPanels>,
): vscode.Disposable {
  return registerDocumentCommand(commands.compareCells, services.log, async (uri, told) => {
    const { compareOnDocument } = await import('./compareOnDocument.ts');
    await compareOnDocument(services, await playgrounds(), uri, told);
  });
}
