import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import { Disposables } from '../editor/disposables.ts';
import type { InspectorChoice } from '../protocol/inspector.ts';
import { furthestBack } from './lookedBack.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import type { CharacterRange } from './stretchInView.ts';
import { TextLens, type LensReading, type LensSource } from './textLens.ts';

/** Shares of a prediction's largest weight from which on each strength begins. */
const bounds = [0.05, 0.2, 0.5];

/** Colours earlier places by how much the prediction at the cursor, or one that is pointed at, looks back on them. */
export class LookBackLens implements vscode.Disposable, LensSource {
  readonly kind = 'weight';
  readonly #services: Services;
  readonly #subject: InspectedDocument;
  readonly #disposables = new Disposables();
  #lens: TextLens | undefined;
  #choice: InspectorChoice | undefined;
  #cursor = 0;
  #pointed: number | null = null;

  constructor(services: Services, subject: InspectedDocument) {
    this.#services = services;
    this.#subject = subject;
    this.#disposables.add(
      services.engine.onDidPublish(({ run }) => {
        if (run === subject.session.request?.run) this.#lens?.refresh();
      }),
    );
  }

  choose(choice: InspectorChoice): void {
    this.#choice = choice;
    this.#renew();
  }

  moveCursor(offset: number): void {
    this.#cursor = offset;
    if (this.#pointed === null) this.#lens?.refresh();
  }

  /** Shows the prediction at an offset while it is pointed at; null for that at the cursor again. */
  point(offset: number | null): void {
    if (this.#pointed === offset) return;
    this.#pointed = offset;
    this.#renew();
  }

  async read(range: CharacterRange): Promise<LensReading> {
    const model = await this.#subject.model();
    const choice = this.#choice;
    if (!model || !choice) return { starts: new Uint32Array(1), levels: new Int8Array(0) };
    const { step, lookingBy } = choice;
    const reference = step === null ? model : { ...model, step };
    const at = this.#pointed ?? this.#cursor;
    const about = { from: at, to: at + 1, by: lookingBy, reach: furthestBack, exact: false };
    const { starts, weights, columns } = await this.#subject.ask('lookBack', reference, about);
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
    this.#lens?.dispose();
    this.#disposables.dispose();
  }

  #renew(): void {
    if (this.#pointed === null && this.#choice?.coloring !== 'sources') {
      this.#lens?.dispose();
      this.#lens = undefined;
    } else if (this.#lens) {
      this.#lens.refresh();
    } else {
      this.#lens = new TextLens(this.#subject, this, (error) =>
        this.#services.log.warn(`looking back: ${String(error)}`),
      );
    }
  }
}
