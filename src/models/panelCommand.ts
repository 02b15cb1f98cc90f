import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { documentOf, isPairsModel } from './modelKeys.ts';

/** Opens the panel in which a model is trained and looked at. */
export function panelCommand(model: vscode.Uri): vscode.Command {
  const document = documentOf(model);
  return isPairsModel(model)
    ? { command: commands.openPairs, title: vscode.l10n.t('Open Pairs'), arguments: [document] }
    : { command: commands.openPlayground, title: vscode.l10n.t('Open Playground'), arguments: [document] };
}
