import * as vscode from 'vscode';
import type { ExportedFile } from '../protocol/exportedFile.ts';
import { askWhereToSave } from './askWhereToSave.ts';

/** Asks where to save a picture or its numbers, and writes it. */
export async function saveExport(document: vscode.Uri, { name, content }: ExportedFile): Promise<void> {
  const target = await askWhereToSave(document, name);
  if (!target) return;
  await vscode.workspace.fs.writeFile(
    target,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
}
