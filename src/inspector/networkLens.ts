import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { TextLens, type LensSource } from './textLens.ts';

/** Colours the text by the network that learns it while that is wanted, and anew whenever the network has learned more. */
export class NetworkLens implements vscode.Disposable {
  readonly #services: Services;
  readonly #subject: InspectedDocument;
  readonly #source: LensSource;
  readonly #publications: vscode.Disposable;
  #lens: TextLens | undefined;

  constructor(services: Services, subject: InspectedDocument, source: LensSource) {
    this.#services = services;
    this.#subject = subject;
    this.#source = source;
    this.#publications = services.engine.onDidPublish(({ run }) => {
      if (run === subject.session.request?.run) this.refresh();
    });
  }

  /** Colours by what the source reads now, or leaves no trace. */
  show(wanted: boolean): void {
    if (!wanted) {
      this.#lens?.dispose();
      this.#lens = undefined;
    } else if (this.#lens) {
      this.#lens.refresh();
    } else {
      this.#lens = new TextLens(this.#subject, this.#source, (error) =>
        this.#services.log.warn(`colouring by ${this.#source.kind}: ${String(error)}`),
      );
    }
  }

  /** Reads the source again where colours are shown. */
  refresh(): void {
    this.#lens?.refresh();
  }

  dispose(): void {
    this.#lens?.dispose();
    this.#publications.dispose();
  }
}
