import * as vscode from 'vscode';

/** Writes a file of our own storage, whole or not at all: where a browser keeps files one write is one transaction. */
export async function writeWhole(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(file, bytes);
}
