import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { Picture } from '../protocol/inspector.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { WrittenStretches } from './writtenStretches.ts';

interface Followed {
  /** SHA-256 of the text edits are counted from. */
  readonly digest: string;
  readonly written: WrittenStretches;
}

/** Characters up to which a document is compared with what its training learns although nobody looks into it yet. */
const longestUnasked = 1_000_000;

/**
 * What was written into documents since their text was last seen to be what a network learned. The learned text itself is nowhere
 * kept: of edits made while nobody looked nothing is known.
 */
export class EditsSinceLearned implements vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  readonly #followed = new WeakMap<vscode.TextDocument, Followed>();
  /** Texts whose learning was noticed. */
  readonly #begun = new WeakSet<object>();

  constructor(services: Services) {
    this.#services = services;
    this.#disposables.add(services.sessions.onDidChange((session) => this.#notice(session)));
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const written = this.#followed.get(document)?.written;
        // They come from the document's end to its beginning, so that the offsets of each hold.
        for (const { rangeOffset, rangeLength, text } of contentChanges) {
          written?.edit(rangeOffset, rangeLength, text.length);
        }
      }),
    );
  }

  /** Whether a document is another text than the one that was learned, and what was written since, as far as that is known. */
  async of(subject: InspectedDocument): Promise<Pick<Picture, 'edited' | 'written'>> {
    const { document, state, session } = subject;
    const { started } = session.view;
    if (!started || !document) return { edited: false, written: null };
    const { digest } = started;
    if (started.characters === subject.positions.length && (await subject.digest()) === digest) {
      if (subject.state === state) this.#begin(document, digest);
      return { edited: false, written: new Uint32Array(0) };
    }
    const known = this.#followed.get(document);
    if (known?.digest !== digest) return { edited: true, written: null };
    const offset = (at: number) => subject.offsetOf(document.positionAt(at));
    const offsets = known.written.stretches.flatMap(({ from, to }) => [offset(from), offset(to)]);
    return { edited: true, written: Uint32Array.from(offsets) };
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** When a training begins, its document usually still is the text that is learned: from then on edits can be followed. */
  #notice(session: TrainingSession): void {
    const { started } = session.view;
    if (!started || this.#begun.has(started)) return;
    this.#begun.add(started);
    if (started.characters > longestUnasked) return;
    this.#compare(session.document).catch((error: unknown) => this.#services.log.warn(`edits: ${String(error)}`));
  }

  async #compare(document: vscode.Uri): Promise<void> {
    const { InspectedDocument } = await import('./inspectedDocument.ts');
    await this.of(new InspectedDocument(this.#services, document));
  }

  /** The document is, letter for letter, the text with this digest. */
  #begin(document: vscode.TextDocument, digest: string): void {
    const known = this.#followed.get(document);
    if (known?.digest === digest && known.written.stretches.length === 0) return;
    this.#followed.set(document, { digest, written: new WrittenStretches() });
  }
}
