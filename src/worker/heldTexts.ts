import { textMissing } from '../protocol/inspection.ts';

interface HeldText {
  readonly version: number;
  readonly content: string;
}

/** Texts held; the one given longest ago makes room. */
const mostTexts = 8;

/** The documents' texts the reader was given, one version of each. */
export class HeldTexts {
  readonly #texts = new Map<string, HeldText>();

  hold(name: string, version: number, content: string): void {
    this.#texts.delete(name);
    this.#texts.set(name, { version, content });
    if (this.#texts.size > mostTexts) this.#texts.delete(this.#texts.keys().next().value ?? '');
  }

  /** Throws an error named `textMissing` when this version is not held. */
  get(name: string, version: number): string {
    const held = this.#texts.get(name);
    if (held?.version === version) return held.content;
    const error = new Error('The text has to be handed over again.');
    error.name = textMissing;
    throw error;
  }
}
