import type * as vscode from 'vscode';

/** One file or folder that was renamed or moved. */
export type Rename = vscode.FileRenameEvent['files'][number];

/** What a rename makes of a document's address, also where a folder it is in was renamed; undefined where it stays as it was. */
export function renamed(document: vscode.Uri, { oldUri, newUri }: Rename): vscode.Uri | undefined {
  const { path, fragment } = document;
  if (!isAtOrIn(document, oldUri)) return undefined;
  return newUri.with({ path: newUri.path + path.slice(oldUri.path.length), fragment });
}

/** Whether a document is at an address, or in the folder that is there. */
export function isAtOrIn({ scheme, authority, path }: vscode.Uri, place: vscode.Uri): boolean {
  if (scheme !== place.scheme || authority !== place.authority) return false;
  return path === place.path || path.startsWith(`${place.path}/`);
}
