import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { lineFeedEdits } from '../text/lineFeedOffsets.ts';
import { AcceptedWords, type AcceptedWord } from './acceptedWords.ts';
import type { Acceptance } from './ghostTextProvider.ts';
import { partlyAccepted, type Shown } from './shownGhostText.ts';

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
  shown: Shown | undefined;
  /** Offset the last shown suggestion was accepted up to, part by part; null while it was not. */
  acceptedTo: number | null;
}

const nothing: AcceptanceCount = { shown: 0, accepted: 0, characters: 0 };

/** Notes what became of suggestions: accepted whole, which VS Code tells, or by words, which the edits show. */
export class Acceptances implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<string>());
  /** With the document's name. */
  readonly onDidChange = this.#changed.event;
  readonly #documents = new Map<string, Accepted>();

  constructor() {
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument((change) => this.#edited(change)));
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString())));
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
    known.acceptedTo = null;
  }

  /** A suggestion was accepted to its end; the edit that put it there may have been noted before. */
  accepted({ document, start, typed, suggestion }: Acceptance): void {
    const known = this.#of(document);
    const end = start + suggestion.text.length;
    const noted = known.acceptedTo;
    if (noted === null || noted < end) this.#count(known, noted === null ? 1 : 0, end - (noted ?? start + typed));
    if (noted === null)
      known.words.add({ start, end: start + suggestion.candidate.text.length, candidate: suggestion.candidate });
    known.shown = undefined;
    known.acceptedTo = null;
    this.#changed.fire(document);
  }

  forget(document: vscode.Uri): void {
    if (this.#documents.delete(document.toString())) this.#changed.fire(document.toString());
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.#documents.get(document.uri.toString());
    if (!known || contentChanges.length === 0) return;
    const edits = lineFeedEdits(contentChanges, document.eol === vscode.EndOfLine.CRLF);
    known.words.edit(edits);
    const [edit] = edits;
    const part = edit && edits.length === 1 && known.shown ? partlyAccepted(known.shown, edit) : null;
    if (!part || !known.shown) return;
    const { start } = known.shown;
    if (known.acceptedTo === null)
      known.words.add({
        start,
        end: start + part.suggestion.candidate.text.length,
        candidate: part.suggestion.candidate,
      });
    this.#count(known, known.acceptedTo === null ? 1 : 0, part.characters);
    known.acceptedTo = part.end;
    this.#changed.fire(document.uri.toString());
  }

  #count(known: Accepted, suggestions: number, characters: number): void {
    const { shown, accepted, characters: before } = known.count;
    known.count = { shown, accepted: accepted + suggestions, characters: before + Math.max(0, characters) };
  }

  #of(document: string): Accepted {
    const known = this.#documents.get(document);
    if (known) return known;
    const fresh: Accepted = { words: new AcceptedWords(), count: nothing, shown: undefined, acceptedTo: null };
    this.#documents.set(document, fresh);
    return fresh;
  }
}
