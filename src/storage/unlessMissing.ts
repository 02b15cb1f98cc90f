import * as vscode from 'vscode';

/** What came of a file, or null where there is none (any more): another window may delete it at any moment. */
export async function unlessMissing<T>(work: Thenable<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

/** Deletes a file, if nobody else has. */
export async function removeFile(file: vscode.Uri): Promise<void> {
  await unlessMissing(vscode.workspace.fs.delete(file));
}

/**
 * A file's content, or null where there is none. Asked twice, because a browser's list of files learns what another window wrote only
 * by an attempt to read it.
 */
export async function readIfThere(file: vscode.Uri): Promise<Uint8Array | null> {
  const read = () => unlessMissing(vscode.workspace.fs.readFile(file));
  return (await read()) ?? (await read());
}
