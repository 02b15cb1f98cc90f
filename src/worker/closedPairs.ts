import type { DocumentEdit } from '../protocol/predictor.ts';

/** What editors close on their own as soon as it is opened. */
const pairs = new Set(['()', '[]', '{}', '<>', '""', "''", '``']);

/** The closers that an editor put behind the cursor, for as long as somebody types on in front of them. */
export class ClosedPairs {
  /** Innermost first: as they stand behind the cursor. */
  #closers = '';

  /** What somebody typed where this was inserted at the cursor: of a pair the opener, behind which the cursor is. */
  typedOf(inserted: string): string {
    if (!pairs.has(inserted)) return inserted;
    this.#closers = inserted.charAt(1) + this.#closers;
    return inserted.charAt(0);
  }

  /** Whether an edit at the cursor types the next closer over itself, which an editor does in place of writing a second one. */
  typedOver({ deleted, inserted }: DocumentEdit): boolean {
    if (deleted !== 1 || inserted.length !== 1 || !this.#closers.startsWith(inserted)) return false;
    this.#closers = this.#closers.slice(1);
    return true;
  }

  /** To be called when typing goes on elsewhere. */
  forget(): void {
    this.#closers = '';
  }
}
