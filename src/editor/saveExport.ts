import * as vscode from 'vscode';
import type { ExportedFile } from '../protocol/exportedFile.ts';

/** Asks where to save a picture or its numbers, beside the document to begin with, and writes it. */
export async function saveExport(document: vscode.Uri, { name, content }: ExportedFile): Promise<void> {
  const beside =
    document.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(document, '..');
  const target = await vscode.window.showSaveDialog(beside ? { defaultUri: vscode.Uri.joinPath(beside, name) } : {});
  if (!target) return;
  await vscode.workspace.fs.writeFile(
    target,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
}
