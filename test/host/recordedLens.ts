import type * as vscode from 'vscode';
import { InspectedDocument } from '../../src/inspector/inspectedDocument.ts';
import { NetworkLens } from '../../src/inspector/networkLens.ts';
import type { CharacterRange } from '../../src/inspector/stretchInView.ts';
import type { Services } from '../../src/models/services.ts';
import { eventually } from './watching.ts';

/** A lens on the document in the active editor that colours nothing, and keeps what it was asked to read. */
export class RecordedLens implements vscode.Disposable {
  readonly asked: CharacterRange[] = [];
  readonly #lens: NetworkLens;

  constructor(services: Services, document: vscode.Uri) {
    this.#lens = new NetworkLens(services, new InspectedDocument(services, document), {
      kind: 'surprise',
      read: async (range) => {
        this.asked.push(range);
        return { starts: new Uint32Array(1), levels: new Int8Array(0) };
      },
    });
    this.#lens.show(true);
  }

  /** Resolves with what it was asked to read last, once that is as wanted. */
  until(wanted: (last: CharacterRange) => boolean): Promise<CharacterRange> {
    return eventually(async () => {
      const last = this.asked.at(-1);
      return last && wanted(last) ? last : null;
    });
  }

  dispose(): void {
    this.#lens.dispose();
  }
}
