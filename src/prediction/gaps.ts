import { Interner } from './lexicon.ts';

/** Longest tail of a gap that is told apart from others. */
const exactLength = 48;

/** Everything contexts ask about the text between two words, worked out once for each different gap. */
export class Gaps {
  readonly #exact = new Interner();
  readonly #coarse = new Interner();
  readonly #coarseIds: number[] = [0];
  readonly #breaksLine: boolean[] = [false];
  readonly #brackets: string[] = [''];

  /** A number for the gap as it is written, indentation included. */
  intern(gap: string): number {
    const text = gap.length > exactLength ? gap.slice(-exactLength) : gap;
    const id = this.#exact.intern(`|${text}`);
    if (id === this.#coarseIds.length) {
      const coarse = text
        .replace(/[ \t]*\n\s*\n[ \t]*/g, '\n\n')
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .replace(/[ \t]+/g, ' ');
      this.#coarseIds.push(this.#coarse.intern(`|${coarse.slice(-5)}`));
      this.#breaksLine.push(text.includes('\n'));
      this.#brackets.push(text.replace(/[^()[\]{},;]/g, ''));
    }
    return id;
  }

  /** A number that ignores how wide white space is and what stands farther off than five characters. */
  coarse(id: number): number {
    return this.#coarseIds[id] ?? 0;
  }

  breaksLine(id: number): boolean {
    return this.#breaksLine[id] ?? false;
  }

  /** The brackets, commas and semicolons in the gap. */
  brackets(id: number): string {
    return this.#brackets[id] ?? '';
  }
}
