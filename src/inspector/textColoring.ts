import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { InspectorChoice } from '../protocol/inspector.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { LookBackLens } from './lookBackLens.ts';
import { UnitLens } from './unitLens.ts';

/** What the inspector colours the editor's text by: one thing at a time, so that a colour means one thing. */
export class TextColoring implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #unit: UnitLens;
  readonly #lookBack: LookBackLens;
  #choice: InspectorChoice;
  #pointing = false;

  constructor(services: Services, subject: InspectedDocument, choice: InspectorChoice) {
    this.#choice = choice;
    this.#unit = this.#disposables.add(new UnitLens(services, subject));
    this.#lookBack = this.#disposables.add(new LookBackLens(services, subject));
  }

  choose(choice: InspectorChoice): void {
    this.#choice = choice;
    this.#lookBack.choose(choice);
    this.#unit.choose(this.#pointing ? { ...choice, coloring: 'none' } : choice);
  }

  moveCursor(offset: number): void {
    this.#lookBack.moveCursor(offset);
  }

  /** Shows what the prediction at an offset looks back on, instead of anything else, until told null. */
  point(offset: number | null): void {
    const pointing = offset !== null;
    this.#lookBack.point(offset);
    if (pointing === this.#pointing) return;
    this.#pointing = pointing;
    this.choose(this.#choice);
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
