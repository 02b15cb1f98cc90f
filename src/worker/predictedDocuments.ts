import { documentMissing, type EditedDocument, type Scoreboard } from '../protocol/predictor.ts';
import { PredictedDocument } from './predictedDocument.ts';

/** Documents whose counts are kept; the one asked about longest ago makes room. */
const mostDocuments = 6;
/** Characters of all of them that are read: some 200 bytes each. */
const mostCharacters = 2_500_000;

/** The documents words are suggested in, as many as memory is meant for. */
export class PredictedDocuments {
  readonly #documents = new Map<string, PredictedDocument>();

  open(name: string, version: number, text: string): void {
    this.close(name);
    this.#documents.set(name, new PredictedDocument(version, text));
    this.#makeRoom(name);
  }

  /** The document as it is now; undefined, and forgotten, where it was not at the version the edits were made to. */
  edit({ document: name, from, version, edits, threshold }: EditedDocument): PredictedDocument | undefined {
    const document = this.#documents.get(name);
    if (document?.version !== from || !document.edit(version, edits, threshold)) {
      this.close(name);
      return undefined;
    }
    this.#makeRoom(name);
    return document;
  }

  /** Throws an error named `documentMissing` when the document, or this version of it, is not held. */
  find(name: string, version?: number): PredictedDocument {
    const document = this.#documents.get(name);
    if (document && (version === undefined || document.version === version)) {
      this.#documents.delete(name);
      this.#documents.set(name, document);
      return document;
    }
    const error = new Error('The document has to be handed over again.');
    error.name = documentMissing;
    throw error;
  }

  /** Sends a document's network away and tells how it stands without; undefined where the document is not held. */
  detach(name: string): Scoreboard | undefined {
    const document = this.#documents.get(name);
    document?.detach();
    return document?.scoreboard;
  }

  close(name: string): void {
    this.#documents.get(name)?.dispose();
    this.#documents.delete(name);
  }

  /** Forgets the documents asked about longest ago until the rest is within its bounds; `kept` stays whatever its size. */
  #makeRoom(kept: string): void {
    let characters = [...this.#documents.values()].reduce((sum, { charactersRead }) => sum + charactersRead, 0);
    for (const [name, { charactersRead }] of this.#documents) {
      if (this.#documents.size <= mostDocuments && characters <= mostCharacters) break;
      if (name === kept) continue;
      characters -= charactersRead;
      this.close(name);
    }
  }
}
