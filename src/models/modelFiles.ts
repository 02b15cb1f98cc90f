import * as vscode from 'vscode';

const suffix = '.recurrent.safetensors';

/** Where the models of documents are kept: in the workspace's own storage, else in the user's. */
export class ModelFiles {
  readonly #folder: vscode.Uri;

  constructor(context: vscode.ExtensionContext) {
    this.#folder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'models');
  }

  /** The file of a document's model, which need not exist yet; its folder does afterwards. */
  async of(document: vscode.Uri): Promise<vscode.Uri> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(document.toString()));
    const name = [...new Uint8Array(digest, 0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return vscode.Uri.joinPath(this.#folder, name + suffix);
  }

  /** What was saved of a document: its path where the engine can read it, else its bytes; null where nothing was. */
  async savedOf(document: vscode.Uri): Promise<{ readonly path: string } | { readonly bytes: Uint8Array } | null> {
    const file = await this.of(document);
    if (!(await this.exists(file))) return null;
    const path = pathOnDisk(file);
    return path === null ? { bytes: await vscode.workspace.fs.readFile(file) } : { path };
  }

  async exists(file: vscode.Uri): Promise<boolean> {
    try {
      return (await vscode.workspace.fs.stat(file)).type === vscode.FileType.File;
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
      throw error;
    }
  }

  /** Writes aside, then renames: a reader sees the old file or the new one, never half of one. */
  async write(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const aside = file.with({ path: `${file.path}.${crypto.randomUUID()}.part` });
    try {
      await vscode.workspace.fs.writeFile(aside, bytes);
      await vscode.workspace.fs.rename(aside, file, { overwrite: true });
    } catch (error) {
      await vscode.workspace.fs.delete(aside).then(undefined, () => undefined);
      throw error;
    }
  }
}

/** A file's path for the engine's process, or null where only VS Code can reach it. */
export function pathOnDisk(file: vscode.Uri): string | null {
  return file.scheme === 'file' ? file.fsPath : null;
}
