import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { isOvertaken } from './overtaken.ts';
import { Latest } from '../editor/latest.ts';
import { sameStretches, stretchesInView, type CharacterRange } from './stretchInView.ts';
import { strengths, TextStyles, type TextStyleKind } from './textStyles.ts';

/** What a lens shows of a stretch of text. */
export interface LensReading {
  /** [tokens + 1] */
  readonly starts: Uint32Array;
  /** How strongly each token is coloured, [tokens]; 0 leaves it alone. */
  readonly levels: Int8Array;
}

/** Where a lens gets its colours from. */
export interface LensSource {
  readonly kind: TextStyleKind;
  read(range: CharacterRange, signal: AbortSignal): Promise<LensReading>;
}

/** Decorations VS Code is given at once, at most; the faintest are left out first. */
const mostRanges = 1000;

/** Most characters coloured at a time. */
const mostCharacters = 4000;

/** Colours the visible text of every editor that shows a document, until it is disposed: then no trace is left. */
export class TextLens implements vscode.Disposable {
  readonly #subject: InspectedDocument;
  readonly #source: LensSource;
  readonly #disposables = new Disposables();
  readonly #styles = this.#disposables.add(new TextStyles());
  readonly #latest: Latest;
  /** What was read last for each editor, of which state of the text. */
  readonly #read = new WeakMap<
    vscode.TextEditor,
    { readonly state: number; readonly stretches: readonly CharacterRange[] }
  >();

  constructor(subject: InspectedDocument, source: LensSource, failed: (error: unknown) => void) {
    this.#subject = subject;
    this.#source = source;
    this.#latest = new Latest(
      (signal) => this.#color(signal),
      (error) => {
        if (isOvertaken(error)) return;
        // Colours of what can no longer be read would be taken for its present ones.
        this.#clear();
        failed(error);
      },
    );
    const mine = (document: vscode.TextDocument) => document.uri.toString() === subject.uri.toString();
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (mine(textEditor.document)) this.refresh();
      }),
    );
    // Of an endless line another part is coloured once the cursor has gone there, of which the visible range tells nothing.
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (mine(textEditor.document) && this.#isElsewhere(textEditor)) this.refresh();
      }),
    );
    this.#disposables.add(vscode.window.onDidChangeVisibleTextEditors(() => this.refresh()));
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!mine(document) || contentChanges.length === 0) return;
        // Until the new text was read, colours would stand in wrong places.
        this.#clear();
        this.#latest.runSoon();
      }),
    );
    this.refresh();
  }

  refresh(): void {
    this.#latest.run();
  }

  dispose(): void {
    this.#latest.end();
    this.#clear();
    this.#disposables.dispose();
  }

  /** Whether other stretches are to be coloured than were read last; of a text that was changed since, they soon are anyway. */
  #isElsewhere(editor: vscode.TextEditor): boolean {
    const read = this.#read.get(editor);
    if (read?.state !== this.#subject.state) return false;
    return !sameStretches(stretchesInView(this.#subject, editor, mostCharacters), read.stretches);
  }

  async #color(signal: AbortSignal): Promise<void> {
    for (const editor of this.#subject.editors) {
      const { state } = this.#subject;
      const readings: LensReading[] = [];
      const stretches = stretchesInView(this.#subject, editor, mostCharacters);
      this.#read.set(editor, { state, stretches });
      for (const stretch of stretches) readings.push(await this.#source.read(stretch, signal));
      if (this.#subject.state === state && !signal.aborted) this.#paint(editor, readings);
    }
  }

  #paint(editor: vscode.TextEditor, readings: readonly LensReading[]): void {
    const ranges = new Map<number, vscode.Range[]>();
    let count = 0;
    for (const { from, to, level } of readings.flatMap((reading) => [...runs(reading)])) {
      const own = ranges.get(level) ?? [];
      own.push(this.#subject.rangeOf(from, to));
      ranges.set(level, own);
      count++;
    }
    for (let faintest = 1; count > mostRanges && faintest <= strengths[this.#source.kind]; faintest++) {
      for (const level of [faintest, -faintest]) {
        const own = ranges.get(level) ?? [];
        const kept = Math.max(0, own.length - (count - mostRanges));
        count -= own.length - kept;
        ranges.set(level, own.slice(0, kept));
      }
    }
    for (const [level, type] of this.#styles.of(this.#source.kind))
      editor.setDecorations(type, ranges.get(level) ?? []);
  }

  #clear(): void {
    for (const editor of this.#subject.editors) {
      for (const type of this.#styles.of(this.#source.kind).values()) editor.setDecorations(type, []);
    }
  }
}

/** Neighbours of one strength together. */
function* runs({ starts, levels }: LensReading): Generator<CharacterRange & { readonly level: number }> {
  for (let first = 0; first < levels.length;) {
    const level = levels[first] ?? 0;
    let after = first + 1;
    while (after < levels.length && levels[after] === level) after++;
    if (level !== 0) yield { from: starts[first] ?? 0, to: starts[after] ?? 0, level };
    first = after;
  }
}
