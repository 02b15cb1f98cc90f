import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { onDidCloseDocument } from '../editor/onDidCloseDocument.ts';
import { lineFeedEdits } from '../text/lineFeedOffsets.ts';
import { AcceptedWords, type AcceptedWord } from './acceptedWords.ts';
import type { Acceptance } from './ghostTextProvider.ts';
import type { GhostText } from './ghostTexts.ts';
import { grown, type Shown } from './shownGhostText.ts';

/** What was accepted in one document. */
export interface AcceptanceCount {
  readonly shown: number;
  readonly accepted: number;
  /** Characters that did not have to be typed. */
  readonly characters: number;
}

interface Accepted {
  readonly words: AcceptedWords;
  count: AcceptanceCount;
  /** What was shown last, unless it was accepted. */
  shown: Shown | undefined;
  /** Offset it was typed and accepted up to; null once anything but its letters was added. */
  reached: number | null;
  /** Whether a part of it was accepted. */
  inParts: boolean;
}

const nothing: AcceptanceCount = { shown: 0, accepted: 0, characters: 0 };

/**
 * Notes what became of suggestions: accepted whole, which VS Code tells, or by words, which the edits show. An entry of the suggest widget
 * or a paste that happens to say the same is not told from a word accepted.
 */
export class Acceptances implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<string>());
  /** With the document's name. */
  readonly onDidChange = this.#changed.event;
  readonly #documents = new Map<string, Accepted>();

  constructor() {
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument((change) => this.#edited(change)));
    this.#disposables.add(onDidCloseDocument(({ uri }) => this.#documents.delete(uri.toString())));
  }

  countOf(document: string): AcceptanceCount {
    return this.#documents.get(document)?.count ?? nothing;
  }

  /** The accepted word an offset lies in. */
  wordAt(document: string, offset: number): AcceptedWord | undefined {
    return this.#documents.get(document)?.words.at(offset);
  }

  shown(shown: Shown): void {
    const known = this.#of(shown.document);
    const again = known.shown?.start === shown.start && known.shown.texts[0]?.text === shown.texts[0]?.text;
    if (!again) known.count = { ...known.count, shown: known.count.shown + 1 };
    known.shown = shown;
    known.reached = shown.start + shown.typed.length;
    known.inParts = false;
  }

  /** A suggestion was accepted to its end. */
  accepted({ document, start, typed, suggestion }: Acceptance): void {
    const known = this.#of(document);
    const reached = known.reached ?? start + typed;
    this.#note(known, start, suggestion, start + suggestion.text.length - reached);
    known.shown = undefined;
    known.reached = null;
    this.#changed.fire(document);
  }

  forget(document: vscode.Uri): void {
    if (this.#documents.delete(document.toString())) this.#changed.fire(document.toString());
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #edited({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const known = this.#documents.get(document.uri.toString());
    if (!known || contentChanges.length === 0) return;
    const edits = lineFeedEdits(contentChanges, document.eol === vscode.EndOfLine.CRLF);
    known.words.edit(edits);
    const [edit] = edits;
    const { shown, reached } = known;
    if (!shown || reached === null) return;
    const growth = edit && edits.length === 1 && !reason ? grown(shown, reached, edit) : null;
    if (!growth) {
      known.reached = null;
      return;
    }
    // Of a whole one we are told.
    if (growth.by === 'whole') return;
    known.reached = growth.end;
    if (growth.by === 'typing') return;
    this.#note(known, shown.start, growth.suggestion, growth.characters);
    known.inParts = true;
    this.#changed.fire(document.uri.toString());
  }

  /** Notes that characters of a suggestion were accepted; one that is accepted in parts counts once. */
  #note(known: Accepted, start: number, { candidate }: GhostText, characters: number): void {
    const { shown, accepted, characters: before } = known.count;
    const again = known.reached !== null && known.inParts;
    known.count = { shown, accepted: accepted + (again ? 0 : 1), characters: before + Math.max(0, characters) };
    if (!again) known.words.add({ start, end: start + candidate.text.length, candidate });
  }

  #of(document: string): Accepted {
    const known = this.#documents.get(document);
    if (known) return known;
    const fresh: Accepted = {
      words: new AcceptedWords(),
      count: nothing,
      shown: undefined,
      reached: null,
      inParts: false,
    };
    this.#documents.set(document, fresh);
    return fresh;
  }
}
