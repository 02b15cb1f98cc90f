import * as vscode from 'vscode';
import { positionOf } from './toldDocuments.ts';

/** Shows a place of a document, an offset as the predictor counts. */
export async function goToOffset(uri: vscode.Uri, offset: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const start = positionOf(document, offset);
  const word = document.getWordRangeAtPosition(start) ?? new vscode.Range(start, start);
  editor.selection = new vscode.Selection(word.start, word.end);
  editor.revealRange(word, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
