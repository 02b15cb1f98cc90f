import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { isGate } from '../protocol/inspection.ts';
import type { InspectorChoice } from '../protocol/inspector.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { TextLens, type LensReading, type LensSource } from './textLens.ts';
import { strengths } from './textStyles.ts';
import type { CharacterRange } from './stretchInView.ts';

/** Colours the editor's text by one unit of the network, while one is chosen. */
export class UnitLens implements vscode.Disposable, LensSource {
  readonly kind = 'signed';
  readonly #services: Services;
  readonly #subject: InspectedDocument;
  readonly #disposables = new Disposables();
  #lens: TextLens | undefined;
  #choice: InspectorChoice | undefined;

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
    if (choice.coloring !== 'unit' || choice.unit === null) {
      this.#lens?.dispose();
      this.#lens = undefined;
    } else if (this.#lens) {
      this.#lens.refresh();
    } else {
      this.#lens = new TextLens(this.#subject, this, (error) => this.#services.log.warn(`unit lens: ${String(error)}`));
    }
  }

  async read(range: CharacterRange): Promise<LensReading> {
    const model = await this.#subject.model();
    const choice = this.#choice;
    if (!model || !choice) return { starts: new Uint32Array(1), levels: new Int8Array(0) };
    const { layer, quantity, unit, step } = choice;
    const reference = step === null ? model : { ...model, step };
    const about = { ...range, layer, quantity, unit, sorting: 'index' as const, single: true, exact: false };
    const { starts, values } = await this.#subject.ask('quantity', reference, about);
    const signed = isGate(quantity) ? values.map((value) => 2 * value - 1) : values;
    return { starts, levels: Int8Array.from(signed, levelOf) };
  }

  dispose(): void {
    this.#lens?.dispose();
    this.#disposables.dispose();
  }
}

/** -3 to 3 for a value from -1 to 1; what is nearly nothing stays uncoloured. */
function levelOf(value: number): number {
  const within = Math.max(-1, Math.min(1, value));
  return Math.abs(within) < 0.1 ? 0 : Math.sign(within) * Math.max(1, Math.round(Math.abs(within) * strengths.signed));
}
