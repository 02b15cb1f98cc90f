import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { documentAtHand } from '../editor/documentsInView.ts';
import { warnOf } from '../editor/notifications.ts';
import { onFirstUse } from '../editor/onFirstUse.ts';
import { revivePanels } from '../editor/revivePanels.ts';
import { commands, panels } from '../ids.ts';
import type { Services } from '../models/services.ts';
import { EditsSinceLearned } from './editsSinceLearned.ts';
import type { Inspector } from './inspector.ts';
import { isOvertaken } from './overtaken.ts';

type Act = (inspector: Inspector, document: vscode.Uri, argument: unknown) => void | Promise<void>;

/** Seeing inside the network beside the editor: the commands, and the panels that a reload left. */
export function registerInspector(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  // Follows what is written from the start, so that an inspector that is opened later knows of it.
  const edits = disposables.add(new EditsSinceLearned(services));
  const inspector = onFirstUse(async () => {
    const { Inspector } = await import('./inspector.ts');
    return disposables.add(new Inspector(services, edits));
  });
  disposables.add(revivePanels(panels.inspector, async () => (await inspector()).panels));

  const register = (command: string, act: Act) =>
    disposables.add(
      vscode.commands.registerCommand(command, async (uri?: unknown, argument?: unknown) => {
        const document = uri instanceof vscode.Uri ? uri : documentAtHand();
        try {
          if (!document) throw new Error(vscode.l10n.t('Open a text file first: there is nothing to look into.'));
          await act(await inspector(), document, argument);
        } catch (error) {
          if (isOvertaken(error)) return;
          warnOf(error);
        }
      }),
    );

  register(commands.inspect, (inspector, document, quantity) => inspector.inspect(document, quantity));
  register(commands.toggleSurprise, (inspector, document) => inspector.toggleSurprise(document));
  register(commands.nextSurprise, (inspector, document) => inspector.nextSurprise(document));
  register(commands.compareWithCounting, (inspector, document) => inspector.compareWithCounting(document));
  register(commands.compareWithModel, (inspector, document) => inspector.compareWithModel(document));
  register(commands.clearLens, (inspector, document) => inspector.clearLens(document));
  register(commands.similarPlaces, (inspector, document) => inspector.similarPlaces(document));
  return disposables;
}
