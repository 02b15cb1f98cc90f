import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import { documentMissing, type PredictorCalls, type WordPrediction } from '../protocol/predictor.ts';
import type { Peer } from '../protocol/rpc.ts';
import type { Engine } from '../sessions/engine.ts';
import {
  lineFeedEdits,
  lineFeedOffset,
  lineFeedPosition,
  withLineFeeds,
  type EditorText,
} from '../text/lineFeedOffsets.ts';

/** A document as the predictor was last told of it. */
interface Told {
  version: number;
  /** UTF-16 units with \n for line ends: tells whether an edit was understood. */
  length: number;
}

/** Keeps the predictor's copies of open documents: handed over once, then told every edit. */
export class ToldDocuments implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #opened = this.#disposables.add(new vscode.EventEmitter<vscode.TextDocument>());
  /** The predictor was handed a document, for the first time or anew. */
  readonly onDidOpen = this.#opened.event;
  readonly #told = new Map<string, Told>();

  constructor(engine: Engine, log: vscode.LogOutputChannel) {
    this.#engine = engine;
    this.#log = log;
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument((change) => this.#changed(change)));
    this.#disposables.add(onDidCloseDocument(({ uri }) => this.forget(uri)));
  }

  has(uri: vscode.Uri): boolean {
    return this.#told.has(uri.toString());
  }

  /** Hands the document over, unless the predictor has it. */
  ensure(document: vscode.TextDocument): void {
    if (this.#told.get(document.uri.toString())?.version === document.version) return;
    const text = withLineFeeds(document.getText());
    const { version } = document;
    this.#told.set(document.uri.toString(), { version, length: text.length });
    this.#tell((predictor) => predictor.notify('open', { document: document.uri.toString(), version, text }));
    this.#opened.fire(document);
  }

  /** What may come at a position. Rejects when cancelled, and when the document changed meanwhile. */
  async predict(
    document: vscode.TextDocument,
    position: vscode.Position,
    wanted: { readonly count: number; readonly sure: number },
    signal: AbortSignal,
  ): Promise<WordPrediction> {
    const question = {
      document: document.uri.toString(),
      version: document.version,
      offset: offsetOf(document, position),
      ...wanted,
    };
    this.ensure(document);
    const predictor = await this.#engine.predictor();
    try {
      return await predictor.request('predict', question, signal);
    } catch (error) {
      if (!isMissing(error) || signal.aborted || document.isClosed || document.version !== question.version)
        throw error;
      // It made room for others, or the engine is a new one.
      this.forget(document.uri);
      this.ensure(document);
      return predictor.request('predict', question, signal);
    }
  }

  forget(uri: vscode.Uri): void {
    if (this.#told.delete(uri.toString())) this.#tell((predictor) => predictor.notify('close', uri.toString()));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const name = document.uri.toString();
    const told = this.#told.get(name);
    if (!told || told.version === document.version) return;
    const edits = lineFeedEdits(contentChanges, document.eol === vscode.EndOfLine.CRLF);
    const length = edits.reduce((sum, { deleted, inserted }) => sum + inserted.length - deleted, told.length);
    if (length !== lengthOf(document)) {
      // Line ends were exchanged, which shifts every offset: the next question hands it over anew.
      this.forget(document.uri);
      return;
    }
    const from = told.version;
    const { version } = document;
    this.#told.set(name, { version, length });
    const threshold = setting(settings.threshold, document);
    this.#tell((predictor) => predictor.notify('edit', { document: name, from, version, edits, threshold }));
  }

  /** In the order it was said: who comes first is served first. */
  #tell(what: (predictor: Peer<PredictorCalls>) => void): void {
    this.#engine
      .predictor()
      .then(what)
      .catch((error: unknown) => this.#log.warn(`suggestions: ${String(error)}`));
  }
}

/** Offset in the text as the predictor has it. */
export function offsetOf(document: vscode.TextDocument, position: vscode.Position): number {
  return lineFeedOffset(editorText(document), position);
}

/** The position of an offset in the text as the predictor has it. */
export function positionOf(document: vscode.TextDocument, offset: number): vscode.Position {
  const { line, character } = lineFeedPosition(editorText(document), offset);
  return document.validatePosition(new vscode.Position(line, character));
}

function editorText(document: vscode.TextDocument): EditorText {
  return {
    carriageReturns: document.eol === vscode.EndOfLine.CRLF,
    lineCount: document.lineCount,
    offsetAt: ({ line, character }) => document.offsetAt(new vscode.Position(line, character)),
  };
}

function lengthOf(document: vscode.TextDocument): number {
  return offsetOf(document, document.lineAt(document.lineCount - 1).range.end);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === documentMissing;
}
