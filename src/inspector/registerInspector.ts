import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { commands } from '../ids.ts';
import type { Services } from '../models/services.ts';
import { InspectorPanels } from './inspectorPanels.ts';

/** Seeing inside the network beside the editor: panels, lenses, hovers, commands. */
export function registerInspector(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  const panels = disposables.add(new InspectorPanels(services));
  disposables.add(
    vscode.commands.registerCommand(commands.inspect, (uri?: unknown) => {
      const document = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
      if (document) panels.show(document);
      else
        void vscode.window.showWarningMessage(vscode.l10n.t('Open a text file first: there is nothing to look into.'));
    }),
  );
  return disposables;
}
