import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { commands } from '../ids.ts';
import type { Services } from '../models/services.ts';
import { chooseOther } from './chooseOther.ts';
import { InspectedDocument, isOvertaken } from './inspectedDocument.ts';
import { inspectorChoice } from '../protocol/inspector.ts';
import { InspectorPanels } from './inspectorPanels.ts';
import { Lenses } from './lenses.ts';
import { goToNextSurprise } from './nextSurprise.ts';
import { PredictionHover } from './predictionHover.ts';
import { showSimilarPlaces } from './similarPlaces.ts';

/** Seeing inside the network beside the editor: panels, lenses, hovers, commands. */
export function registerInspector(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  const panels = disposables.add(new InspectorPanels(services));
  const lenses = disposables.add(new Lenses(services));
  const watched = (document: vscode.Uri) => panels.has(document) || lenses.of(document) !== undefined;
  disposables.add(vscode.languages.registerHoverProvider({ pattern: '**' }, new PredictionHover(services, watched)));

  const register = (command: string, run: (document: vscode.Uri, argument: unknown) => void | Promise<void>) =>
    disposables.add(
      vscode.commands.registerCommand(command, async (uri?: unknown, argument?: unknown) => {
        const document = uri instanceof vscode.Uri ? uri : documentInView();
        try {
          if (!document) throw new Error(vscode.l10n.t('Open a text file first: there is nothing to look into.'));
          await run(document, argument);
        } catch (error) {
          if (isOvertaken(error)) return;
          void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
        }
      }),
    );

  // A lesson names the quantity it speaks of; anything else shows the usual one.
  register(commands.inspect, (document, argument) => {
    const wanted = inspectorChoice.shape.quantity.safeParse(argument);
    panels.show(document, wanted.success ? wanted.data : undefined);
    services.milestones.reached(wanted.success && wanted.data === 'forget' ? 'show-forget-gate' : 'open-inspector');
  });
  register(commands.toggleSurprise, (document) => lenses.toggleSurprise(document));
  register(commands.nextSurprise, (document) => goToNextSurprise(new InspectedDocument(services, document)));
  register(commands.compareWithCounting, (document) =>
    lenses.compare(document, vscode.l10n.t('Compared with counting'), { kind: 'counting' }),
  );
  register(commands.compareWithModel, async (document) => {
    const chosen = await chooseOther(services, document);
    if (chosen) lenses.compare(document, chosen.name, chosen.other);
  });
  register(commands.clearLens, (document) => lenses.clear(document));
  register(commands.similarPlaces, (document) => showSimilarPlaces(new InspectedDocument(services, document)));
  return disposables;
}

/** The document of the active editor; while a panel has the focus, of an editor beside it. */
function documentInView(): vscode.Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const beside = visibleTextEditors.find(({ document }) => document.uri.scheme !== 'output');
  return (activeTextEditor ?? beside)?.document.uri;
}
