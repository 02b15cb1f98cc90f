import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { TextLens, type LensSource } from './textLens.ts';

/** Colours the text by the network that learns it while that is wanted, and anew whenever that has learned more or was replaced. */
export class NetworkLens implements vscode.Disposable {
  readonly #subject: InspectedDocument;
  readonly #source: LensSource;
  readonly #failed: (error: unknown) => void;
  readonly #disposables = new Disposables();
  #lens: TextLens | undefined;

  constructor(
    { engine, savedModels, log }: Services,
    subject: InspectedDocument,
    source: LensSource,
    failed = (error: unknown) => log.warn(`colouring by ${source.kind}: ${String(error)}`),
  ) {
    this.#subject = subject;
    this.#source = source;
    this.#failed = failed;
    this.#disposables.add(
      engine.onDidPublish(({ run }) => {
        if (run === subject.session.request?.run) this.refresh();
      }),
    );
    // Whichever document it is of: this one may be compared with it.
    this.#disposables.add(savedModels.onDidPut(() => this.refresh()));
  }

  /** Colours by what the source reads now, or leaves no trace. */
  show(wanted: boolean): void {
    if (!wanted) {
      this.#lens?.dispose();
      this.#lens = undefined;
    } else if (this.#lens) {
      this.#lens.refresh();
    } else {
      this.#lens = new TextLens(this.#subject, this.#source, this.#failed);
    }
  }

  /** Reads the source again where colours are shown. */
  refresh(): void {
    this.#lens?.refresh();
  }

  dispose(): void {
    this.#lens?.dispose();
    this.#disposables.dispose();
  }
}
