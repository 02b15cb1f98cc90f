import type { ModelReference } from '../protocol/reader.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { byCharacter, surprise, type Expecting } from './surprise.ts';
import type { LensReading, LensSource } from './textLens.ts';
import type { CharacterRange } from './stretchInView.ts';

/** Bits per character from which on each strength of the lens begins. */
export const surpriseBounds = [3, 5, 7, 9];

/** Bits of difference from which on each strength begins. */
const differenceBounds = [1, 2, 4];

/** How many of the bounds a value reaches. */
export function strengthOf(value: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => value >= bound).length;
}

/** Colours text by how little the network expected it. */
export class SurpriseLens implements LensSource {
  readonly kind = 'surprise';
  readonly #subject: InspectedDocument;
  readonly #model: () => Promise<ModelReference>;

  constructor(subject: InspectedDocument, model: () => Promise<ModelReference>) {
    this.#subject = subject;
    this.#model = model;
  }

  async read(range: CharacterRange, signal: AbortSignal): Promise<LensReading> {
    const model = await this.#model();
    const { starts, bits } = await surprise(this.#subject, { kind: 'network', model }, model, range, signal);
    return { starts, levels: Int8Array.from(bits, (value) => strengthOf(value, surpriseBounds)) };
  }
}

/** Colours text by who expected it better: negative where the network did, positive where the other. */
export class DifferenceLens implements LensSource {
  readonly kind = 'signed';
  readonly #subject: InspectedDocument;
  readonly #model: () => Promise<ModelReference>;
  readonly #other: Expecting;

  constructor(subject: InspectedDocument, model: () => Promise<ModelReference>, other: Expecting) {
    this.#subject = subject;
    this.#model = model;
    this.#other = other;
  }

  async read(range: CharacterRange, signal: AbortSignal): Promise<LensReading> {
    const model = await this.#model();
    const own = byCharacter(await surprise(this.#subject, { kind: 'network', model }, model, range, signal), range);
    const other = byCharacter(await surprise(this.#subject, this.#other, model, range, signal), range);
    return {
      starts: Uint32Array.from({ length: own.length + 1 }, (_, at) => range.from + at),
      levels: Int8Array.from(own, (bits, at) => {
        const difference = bits - (other[at] ?? NaN);
        return Math.sign(difference) * strengthOf(Math.abs(difference), differenceBounds) || 0;
      }),
    };
  }
}
