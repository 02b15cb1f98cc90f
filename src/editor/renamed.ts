import type * as vscode from 'vscode';

/** One file or folder that was renamed or moved. */
type Rename = vscode.FileRenameEvent['files'][number];

/** What a rename makes of a document's address, also where a folder it is in was renamed; undefined where it stays as it was. */
export function renamed(document: vscode.Uri, { oldUri, newUri }: Rename): vscode.Uri | undefined {
  const { scheme, authority, path, fragment } = document;
  const concerned =
    scheme === oldUri.scheme &&
    authority === oldUri.authority &&
    (path === oldUri.path || path.startsWith(`${oldUri.path}/`));
  return concerned ? newUri.with({ path: newUri.path + path.slice(oldUri.path.length), fragment }) : undefined;
}
