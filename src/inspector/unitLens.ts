import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import { isGate } from '../protocol/inspection.ts';
import type { InspectorChoice } from '../protocol/inspector.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { NetworkLens } from './networkLens.ts';
import type { LensReading, LensSource } from './textLens.ts';
import { strengths } from './textStyles.ts';
import type { CharacterRange } from './stretchInView.ts';

/** Colours the editor's text by one unit of the network, while one is chosen. */
export class UnitLens implements vscode.Disposable, LensSource {
  readonly kind = 'signed';
  readonly #subject: InspectedDocument;
  readonly #lens: NetworkLens;
  #choice: InspectorChoice | undefined;

  constructor(services: Services, subject: InspectedDocument) {
    this.#subject = subject;
    this.#lens = new NetworkLens(services, subject, this);
  }

  choose(choice: InspectorChoice): void {
    this.#choice = choice;
    this.#lens.show(choice.coloring === 'unit' && choice.unit !== null);
  }

  async read(range: CharacterRange): Promise<LensReading> {
    const choice = this.#choice;
    const model = choice && (await this.#subject.model(choice.step));
    if (!model) return { starts: new Uint32Array(1), levels: new Int8Array(0) };
    const { layer, quantity, unit } = choice;
    const about = { ...range, layer, quantity, unit, sorting: 'index' as const, single: true, exact: false };
    const { starts, values, quantity: shown } = await this.#subject.ask('quantity', model, about);
    const signed = isGate(shown) ? values.map((value) => 2 * value - 1) : values;
    return { starts, levels: Int8Array.from(signed, levelOf) };
  }

  dispose(): void {
    this.#lens.dispose();
  }
}

/** -3 to 3 for a value from -1 to 1; what is nearly nothing stays uncoloured. */
function levelOf(value: number): number {
  const within = Math.max(-1, Math.min(1, value));
  return Math.abs(within) < 0.1 ? 0 : Math.sign(within) * Math.max(1, Math.round(Math.abs(within) * strengths.signed));
}
