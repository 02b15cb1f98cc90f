import type * as vscode from 'vscode';

/** What a person calls a document. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}
