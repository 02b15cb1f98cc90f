import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { InspectorChoice } from '../protocol/inspector.ts';
import { furthestBack } from './lookedBack.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import type { CharacterRange } from './stretchInView.ts';
import { NetworkLens } from './networkLens.ts';
import type { LensReading, LensSource } from './textLens.ts';

/** Shares of a prediction's largest weight from which on each strength begins. */
const bounds = [0.05, 0.2, 0.5];

/** Colours earlier places by how much the prediction at the cursor, or one that is pointed at, looks back on them. */
export class LookBackLens implements vscode.Disposable, LensSource {
  readonly kind = 'weight';
  readonly #subject: InspectedDocument;
  readonly #lens: NetworkLens;
  #choice: InspectorChoice | undefined;
  #cursor = 0;
  #pointed: number | null = null;

  constructor(services: Services, subject: InspectedDocument) {
    this.#subject = subject;
    this.#lens = new NetworkLens(services, subject, this);
  }

  choose(choice: InspectorChoice): void {
    this.#choice = choice;
    this.#renew();
  }

  moveCursor(offset: number): void {
    this.#cursor = offset;
    if (this.#pointed === null) this.#lens.refresh();
  }

  /** Shows the prediction at an offset while it is pointed at; null for that at the cursor again. */
  point(offset: number | null): void {
    if (this.#pointed === offset) return;
    this.#pointed = offset;
    this.#renew();
  }

  async read(range: CharacterRange): Promise<LensReading> {
    const choice = this.#choice;
    const model = choice && (await this.#subject.model(choice.step));
    if (!model) return { starts: new Uint32Array(1), levels: new Int8Array(0) };
    const at = this.#pointed ?? this.#cursor;
    const about = { from: at, to: at + 1, by: choice.lookingBy, reach: furthestBack, exact: false };
    const { starts, weights, columns } = await this.#subject.ask('lookBack', model, about);
    const largest = weights.reduce((most, weight) => Math.max(most, weight || 0), 0);
    const inRange = (token: number) => (starts[token] ?? 0) >= range.from && (starts[token] ?? 0) < range.to;
    return {
      starts: starts.subarray(0, columns + 1),
      levels: Int8Array.from(weights, (weight, token) =>
        inRange(token) ? bounds.filter((bound) => weight >= bound * largest).length : 0,
      ),
    };
  }

  dispose(): void {
    this.#lens.dispose();
  }

  #renew(): void {
    this.#lens.show(this.#pointed !== null || this.#choice?.coloring === 'sources');
  }
}
