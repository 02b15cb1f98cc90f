import * as vscode from 'vscode';
import { removeFile } from './unlessMissing.ts';

/** Longer than any write takes. */
const millisecondsOfWriting = 3_600_000;

/** Writes aside, then renames (VS Code flushes what it writes to a disk): a reader sees the old file or the new one, never half of one. */
export async function writeAside(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const part = file.with({ path: `${file.path}.${Date.now()}-${crypto.randomUUID()}.part` });
  try {
    await vscode.workspace.fs.writeFile(part, bytes);
    await vscode.workspace.fs.rename(part, file, { overwrite: true });
  } catch (error) {
    await removeFile(part);
    throw error;
  }
}

/** Whether a file is one that is, or was, being written. */
export function isPart(name: string): boolean {
  return name.endsWith('.part');
}

/**
 * Whether whoever wrote this part must have been killed meanwhile. The time is that in its name: what a browser keeps files in
 * tells none.
 */
export function isAbandoned(name: string, now = Date.now()): boolean {
  const since = Number(/\.(\d+)-[^.]*\.part$/.exec(name)?.[1] ?? 0);
  return isPart(name) && Math.abs(now - since) > millisecondsOfWriting;
}
