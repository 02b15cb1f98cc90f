import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { hasTab } from '../editor/tabs.ts';
import { documentOf, modelsOf } from './modelKeys.ts';
import type { ModelLibrary } from './modelLibrary.ts';

/** A document that is given another language is closed for a moment. */
const millisecondsToComeBack = 1000;

/** Longer than it takes to save a file, or from then to the moment in which the untitled document it was is closed. */
const millisecondsToBeSaved = 10_000;

/**
 * VS Code gives the name of a closed untitled document to the next one. So a model of an untitled document goes with it: to the file
 * it is saved as, else for good. "Untitled-1" never finds the model of an earlier one.
 */
export class UntitledModels implements vscode.Disposable {
  readonly #library: ModelLibrary;
  /** Names of untitled documents whose text files were given a moment ago, by the files' names. */
  readonly #filledFrom = new Map<string, string>();
  /** The files untitled documents were saved as a moment ago, by the documents' names. */
  readonly #savedAs = new Map<string, vscode.Uri>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #disposables = new Disposables();

  constructor(library: ModelLibrary, log: vscode.LogOutputChannel) {
    this.#library = library;
    const logged = (work: Promise<void>) =>
      void work.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    this.#disposables.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.isUntitled) this.#after(millisecondsToComeBack, () => logged(this.#closed(document)));
      }),
    );
    this.#disposables.add(vscode.workspace.onDidOpenTextDocument((file) => this.#noteFilled(file)));
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#noteFilled(document)));
    this.#disposables.add(vscode.workspace.onDidSaveTextDocument((file) => this.#noteSaved(file)));
    if (vscode.window.tabGroups.all.length > 0) logged(this.#sweep());
    else {
      // The window is still being restored: what it shows is not known yet.
      const restoring = this.#disposables.add(
        vscode.window.tabGroups.onDidChangeTabGroups(() => {
          restoring.dispose();
          logged(this.#sweep());
        }),
      );
    }
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#disposables.dispose();
  }

  #after(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    this.#timers.add(timer);
  }

  /**
   * VS Code saves an untitled document in this order: it gives a file its text, tidies that up or formats it, saves the file, and
   * empties the untitled document before it closes it. So the text tells only at the first which document a file is.
   */
  #noteFilled(file: vscode.TextDocument): void {
    if (file.isUntitled) return;
    const origin = vscode.workspace.textDocuments.find(
      (document) => document.isUntitled && holdSameText(document, file),
    );
    if (!origin) return;
    const name = file.uri.toString();
    this.#filledFrom.set(name, origin.uri.toString());
    this.#after(millisecondsToBeSaved, () => this.#filledFrom.delete(name));
  }

  #noteSaved(file: vscode.TextDocument): void {
    const name = this.#filledFrom.get(file.uri.toString());
    if (name === undefined) return;
    this.#savedAs.set(name, file.uri);
    this.#after(millisecondsToBeSaved, () => this.#savedAs.delete(name));
  }

  async #closed(document: vscode.TextDocument): Promise<void> {
    const savedAs = this.#savedAs.get(document.uri.toString());
    const next = openDocument(document.uri);
    // The same text under the same name is the document come back; another text is another document.
    if (!savedAs && (next ? next.getText() === document.getText() : hasTab(document.uri))) return;
    if (savedAs) await this.#library.move(document.uri, savedAs);
    else {
      for (const model of modelsOf(document.uri))
        if (await this.#library.isKnown(model)) await this.#library.forget(model);
    }
  }

  /** Deletes the models of untitled documents that were given up with their window. */
  async #sweep(): Promise<void> {
    for (const { document } of await this.#library.kept()) {
      const model = vscode.Uri.parse(document);
      if (model.scheme === 'untitled' && !isOpen(documentOf(model))) await this.#library.forget(model);
    }
  }
}

/** Whether the window shows an untitled document; one without a letter in it is a new one. */
function isOpen(document: vscode.Uri): boolean {
  const open = openDocument(document);
  return open ? open.getText() !== '' : hasTab(document);
}

/** Whether two documents hold the same text, which is not empty, whatever their line ends. */
function holdSameText(one: vscode.TextDocument, other: vscode.TextDocument): boolean {
  // Most differ in this, which costs nothing to see.
  if (one.lineCount !== other.lineCount) return false;
  const text = withLineFeeds(one);
  return text !== '' && text === withLineFeeds(other);
}

function withLineFeeds(document: vscode.TextDocument): string {
  return document.getText().replaceAll('\r\n', '\n');
}

function openDocument(document: vscode.Uri): vscode.TextDocument | undefined {
  const name = document.toString();
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === name);
}
