import { unknownUnit } from './characters.ts';
import { TokenBuffer, type Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';
import { tokenise } from './words.ts';

/** The units a model knows, one a row of its embedding; row 0 is the unknown one. */
export class Vocabulary {
  readonly unit: Unit;
  readonly units: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  /** Throws a RangeError when row 0 is not the unknown unit or a unit stands there twice. */
  constructor(unit: Unit, units: readonly string[]) {
    if (units[0] !== unknownUnit) throw new RangeError(`Row 0 of a vocabulary must be ${unknownUnit}.`);
    this.unit = unit;
    this.units = units;
    this.#ids = new Map(units.map((text, id) => [text, id]));
    if (this.#ids.size !== units.length) throw new RangeError('A unit stands twice in the vocabulary.');
  }

  get size(): number {
    return this.units.length;
  }

  /** The row of a unit; 0 where it has none. */
  idOf(unit: string): number {
    return this.#ids.get(unit) ?? 0;
  }

  textOf(id: number): string {
    return this.units[id] ?? unknownUnit;
  }

  /** Cuts text into this vocabulary's units, which need not be in it. */
  split(text: string): string[] {
    return this.unit === 'character' ? Array.from(text) : tokenise(text);
  }

  encode(text: string): Tokens {
    const ids = new TokenBuffer(text.length);
    for (const unit of this.split(text)) ids.push(this.idOf(unit));
    return ids.finish();
  }

  decode(ids: Iterable<number>): string {
    let text = '';
    for (const id of ids) text += this.textOf(id);
    return text;
  }
}
