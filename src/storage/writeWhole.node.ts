import * as vscode from 'vscode';
import { systemReason } from '../disk/reason.ts';
import { writeFileSafely } from '../disk/writeFileSafely.ts';

/**
 * Writes a file of our own storage, whole or not at all. VS Code's own rename would not do: it deletes what it replaces first. Rejects
 * with a reason in words.
 */
export async function writeWhole(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await writeFileSafely(file.fsPath, bytes);
  } catch (error) {
    const english = systemReason(error) ?? String(error);
    throw new Error(vscode.l10n.t(english), { cause: error });
  }
}
