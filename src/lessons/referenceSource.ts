import * as vscode from 'vscode';
import { uriSchemes } from '../ids.ts';
import { sourcePlace } from './sourcePlaces.ts';

/** Shows the reference implementation read-only, as it was built into this extension. */
export class ReferenceSource implements vscode.TextDocumentContentProvider {
  readonly #folder: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist', 'reference');
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    return new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, `${file}.txt`)),
    );
  }
}

/** Opens the line of the reference implementation that computes a symbol of a formula. */
export async function showSource(model: string, value: string | undefined): Promise<void> {
  const place = value === undefined ? null : sourcePlace(model, value);
  if (!place) throw new Error(vscode.l10n.t('No single line of the reference computes this symbol.'));
  const uri = vscode.Uri.from({ scheme: uriSchemes.reference, path: `/${place.file}` });
  const document = await vscode.workspace.openTextDocument(uri);
  const found = document.getText().indexOf(place.code);
  const line = document.lineAt(document.positionAt(Math.max(0, found)).line);
  await vscode.window.showTextDocument(document, { selection: line.range, viewColumn: vscode.ViewColumn.One });
}
