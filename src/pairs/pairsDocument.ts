import * as vscode from 'vscode';
import { localised } from '../editor/localised.ts';
import { nameOf } from '../editor/nameOf.ts';
import type { PairReadingChoice, PairsPreview, PairUnderCursor } from '../protocol/pairs.ts';
import type { PairFormatName } from '../protocol/pairsSettings.ts';
import type { PairsPlanRequest } from '../protocol/trainer.ts';
import { fewestPairs } from '../text/pairs/corpus.ts';
import { isDoubtful } from '../text/pairs/doubt.ts';
import { columnsOf, detectPairFormat, readPairs } from '../text/pairs/formats.ts';
import { readSideBySide } from '../text/pairs/lines.ts';
import type { Pair, PairsFound } from '../text/pairs/pair.ts';
import { describeFound, foundStrings } from '../text/pairs/sentences.ts';
import { findPlaces, type PairPlaces } from './pairPlaces.ts';

/** Pairs shown of what was found. */
const previewed = 5;

/** A document as it was read. */
interface Read {
  readonly stamp: string;
  readonly format: PairFormatName | null;
  readonly found: PairsFound;
}

/** A document of pairs as the engine is to read it. */
export type ReadablePairs = Pick<PairsPlanRequest, 'source' | 'reading'>;

/** A pair that stands in open documents. */
export interface PlacedPair {
  readonly pair: Pair;
  /** Where its sides begin, in each side's own document. */
  readonly places: PairPlaces;
}

const nothing: PairsFound = { pairs: [], skipped: new Map(), conflicting: 0 };

/** A document of pairs, read as chosen or as it looks; read anew when it, or what was chosen, changed. */
export class PairsDocument {
  readonly uri: vscode.Uri;
  reading: PairReadingChoice;
  #read: Read | undefined;

  constructor(uri: vscode.Uri, reading: PairReadingChoice) {
    this.uri = uri;
    this.reading = reading;
  }

  get name(): string {
    return nameOf(this.uri);
  }

  /** Throws the sentence to show where there is no such document, or none of text. */
  async open(): Promise<vscode.TextDocument> {
    const known = openDocument(this.uri);
    if (known) return known;
    if (this.uri.scheme === 'untitled') throw new Error(vscode.l10n.t('{0} was closed.', this.name));
    try {
      return await vscode.workspace.openTextDocument(this.uri);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(vscode.l10n.t('{0} could not be opened: {1}', this.name, reason), { cause: error });
    }
  }

  /** Whether a document is this one or holds its targets. */
  holds({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.uri.toString() || uri.toString() === this.reading.targets;
  }

  async preview(): Promise<PairsPreview> {
    const document = await this.open();
    const { format, found } = this.#readNow(document);
    const text = document.getText();
    const guessed = this.reading.format === null && format !== null && format !== 'sideBySide';
    return {
      format,
      doubt:
        guessed && isDoubtful(text, format)
          ? vscode.l10n.t('The commas of this document may be those of sentences: choose the format if it is a table.')
          : null,
      columns: format === null || format === 'sideBySide' ? [] : columnsOf(text, format),
      count: found.pairs.length,
      first: found.pairs.slice(0, previewed).map(({ source, target, line }) => ({ source, target, line: line + 1 })),
      sentences: describeFound(found, localised(foundStrings)),
      others: this.#others(),
    };
  }

  /** Throws the sentence to show where there is nothing to train on. */
  async source(): Promise<ReadablePairs> {
    const document = await this.open();
    const { format, found } = this.#readNow(document);
    const { length } = found.pairs;
    if (format === null || (length === 0 && format !== 'sideBySide')) {
      throw new Error(
        vscode.l10n.t('No pairs were found: write one pair a line, source and target separated by a tab or “=>”.'),
      );
    }
    if (length > 0 && length < fewestPairs) {
      throw new Error(
        length === 1
          ? vscode.l10n.t('1 pair was found; training needs at least {0}.', fewestPairs)
          : vscode.l10n.t('{0} pairs were found; training needs at least {1}.', length, fewestPairs),
      );
    }
    const targets = this.#targets?.getText();
    return {
      source: { kind: 'text', text: document.getText() },
      reading: {
        format,
        columns: this.reading.columns,
        targets: format === 'sideBySide' && targets !== undefined ? { kind: 'text', text: targets } : null,
      },
    };
  }

  /** The pair a position belongs to, in either document. */
  pairAt(document: vscode.TextDocument, position: vscode.Position): (PlacedPair & PairUnderCursor) | null {
    const sources = openDocument(this.uri);
    if (!sources) return null;
    const { format, found } = this.#readNow(sources);
    const index = lastAt(found.pairs, position.line);
    const pair = found.pairs[index];
    if (!pair) return null;
    // Only tables and catalogues write a pair on more lines than one.
    if (pair.line !== position.line && format !== 'csv' && format !== 'po') return null;
    const places = this.#placesOf(sources, pair, found.pairs[index + 1]?.line, format);
    const at = document.offsetAt(position);
    const inside = (side: 'source' | 'target', text: string): number | null => {
      const start = document === this.documentOf(side) ? places[side] : null;
      return start !== null && at >= start && at <= start + text.length ? at - start : null;
    };
    const [inSource, inTarget] = [inside('source', pair.source), inside('target', pair.target)];
    const cursor =
      inTarget !== null
        ? { side: 'target' as const, at: inTarget }
        : inSource !== null
          ? { side: 'source' as const, at: inSource }
          : null;
    return { pair, places, source: pair.source, target: pair.target, line: pair.line + 1, cursor };
  }

  /** The open document that holds a side. */
  documentOf(side: 'source' | 'target'): vscode.TextDocument | undefined {
    return (side === 'target' && this.reading.format === 'sideBySide' && this.#targets) || openDocument(this.uri);
  }

  get #targets(): vscode.TextDocument | undefined {
    const { targets } = this.reading;
    return targets === null ? undefined : openDocument(vscode.Uri.parse(targets));
  }

  #readNow(document: vscode.TextDocument): Read {
    const targets = this.#targets;
    const stamp = JSON.stringify([document.version, targets?.version, this.reading]);
    if (this.#read?.stamp === stamp) return this.#read;
    const text = document.getText();
    const format = this.reading.format ?? detectPairFormat(text);
    const found =
      format === null
        ? nothing
        : format === 'sideBySide'
          ? readSideBySide(text, targets?.getText() ?? '')
          : readPairs(text, format, this.reading.columns ?? undefined);
    this.#read = { stamp, format, found };
    return this.#read;
  }

  #placesOf(
    sources: vscode.TextDocument,
    pair: Pair,
    next: number | undefined,
    format: PairFormatName | null,
  ): PairPlaces {
    const stretch = (document: vscode.TextDocument, after: number) => ({
      from: document.offsetAt(new vscode.Position(pair.line, 0)),
      to: document.offsetAt(new vscode.Position(after, 0)),
    });
    if (format !== 'sideBySide') {
      return findPlaces(sources.getText(), pair, stretch(sources, next ?? sources.lineCount));
    }
    const own = { source: pair.source, target: pair.source };
    const { source } = findPlaces(sources.getText(), own, stretch(sources, pair.line + 1));
    const targets = this.#targets;
    const other = { source: pair.target, target: pair.target };
    const target = targets ? findPlaces(targets.getText(), other, stretch(targets, pair.line + 1)).source : null;
    return { source, target };
  }

  #others(): PairsPreview['others'] {
    return vscode.workspace.textDocuments
      .filter(({ uri, isClosed }) => !isClosed && ['file', 'untitled', 'vscode-vfs'].includes(uri.scheme))
      .filter(({ uri }) => uri.toString() !== this.uri.toString())
      .map(({ uri }) => ({ uri: uri.toString(), name: nameOf(uri) }));
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => !open.isClosed && open.uri.toString() === uri.toString());
}

/** Index of the last pair that begins at or before a line; -1 where there is none. */
function lastAt(pairs: readonly Pair[], line: number): number {
  let low = -1;
  let high = pairs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pairs[middle]?.line ?? Infinity) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
