import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import { uriSchemes } from '../ids.ts';
import { findPlace, sourcePlace } from './sourcePlaces.ts';

/** The text of a file of the reference implementation, as it was built into this extension. */
export async function referenceSource(extensionUri: vscode.Uri, uri: vscode.Uri): Promise<string> {
  const name = nameOf(uri);
  const file = vscode.Uri.joinPath(extensionUri, 'dist', 'reference', `${name}.txt`);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

/** Opens the line of the reference implementation that computes a symbol of a formula. */
export async function showSource(model: string, value: string | undefined): Promise<void> {
  const place = value === undefined ? null : sourcePlace(model, value);
  if (!place) throw new Error(vscode.l10n.t('No single line of the reference computes this symbol.'));
  const uri = vscode.Uri.from({ scheme: uriSchemes.reference, path: `/${place.file}` });
  const document = await vscode.workspace.openTextDocument(uri);
  const found = findPlace(place, document.getText());
  const line = document.lineAt(document.positionAt(Math.max(0, found)).line);
  await vscode.window.showTextDocument(document, { selection: line.range, viewColumn: vscode.ViewColumn.One });
}
