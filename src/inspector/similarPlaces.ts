import * as vscode from 'vscode';
import { inform } from '../editor/notifications.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { modelOf } from './lenses.ts';

const placesListed = 20;

/** Lists the places where the network was in the state most like the one at the selection's end, as references that jump. */
export async function showSimilarPlaces(subject: InspectedDocument): Promise<void> {
  const [editor] = subject.editors;
  if (!editor) return;
  const { selection } = editor;
  const model = await modelOf(subject);
  const at = Math.max(0, subject.offsetOf(selection.end) - 1);
  const title = vscode.l10n.t('Looking for places where the network was in the same state …');
  const { places } = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () =>
    subject.ask('search', model, { at, count: placesListed, by: 'similarity', before: false }),
  );
  if (places.length === 0) {
    void inform(vscode.l10n.t('The document is too short for other places.'));
    return;
  }
  const locations = places.map(({ from, to }) => new vscode.Location(subject.uri, subject.rangeOf(from, to)));
  await vscode.commands.executeCommand('editor.action.showReferences', subject.uri, selection.active, locations);
}
