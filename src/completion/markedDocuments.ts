import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
import { renamed } from '../editor/renamed.ts';

/**
 * Documents somebody switched something on or off for. Files are remembered for the workspace and followed where they are renamed; an
 * untitled one only until it is closed, for the next one is given its name.
 */
export class MarkedDocuments implements vscode.Disposable {
  readonly #workspaceState: vscode.Memento;
  readonly #key: string;
  readonly #most: number;
  readonly #untitled = new Set<string>();
  readonly #disposables = new Disposables();

  /** Of files `most` are remembered; the one that was marked longest ago is forgotten. */
  constructor(workspaceState: vscode.Memento, key: string, most: number) {
    this.#workspaceState = workspaceState;
    this.#key = key;
    this.#most = most;
    this.#disposables.add(onDidCloseDocument(({ uri }) => this.#untitled.delete(uri.toString())));
    this.#disposables.add(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const rename of files) void this.#follow(rename);
      }),
    );
  }

  has(document: vscode.Uri): boolean {
    const name = document.toString();
    return document.scheme === 'untitled' ? this.#untitled.has(name) : this.#files.includes(name);
  }

  async set(document: vscode.Uri, marked: boolean): Promise<void> {
    const name = document.toString();
    if (document.scheme !== 'untitled') await this.#remember(name, marked);
    else if (marked) this.#untitled.add(name);
    else this.#untitled.delete(name);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get #files(): readonly string[] {
    return this.#workspaceState.get<readonly string[]>(this.#key, []);
  }

  async #remember(name: string, marked: boolean): Promise<void> {
    const others = this.#files.filter((other) => other !== name);
    await this.#workspaceState.update(this.#key, marked ? [...others, name].slice(-this.#most) : others);
  }

  async #follow(rename: Parameters<typeof renamed>[1]): Promise<void> {
    const files = this.#files.map((name) => renamed(vscode.Uri.parse(name), rename)?.toString() ?? name);
    await this.#workspaceState.update(this.#key, [...new Set(files)]);
  }
}
