/** Units in a piece, roughly: what an edit copies. */
const pieceLength = 2048;

/**
 * A text that is edited in place: an edit copies a few pieces, however long the text is. One string would be copied whole with every
 * keystroke. Offsets are UTF-16 units.
 */
export class EditedText {
  #pieces: string[] = [];
  #length = 0;
  /** The piece looked at last and where it begins: nearly everything happens near the cursor. */
  #near = { piece: 0, start: 0 };

  constructor(text = '') {
    this.replace(0, 0, text);
  }

  get length(): number {
    return this.#length;
  }

  /** The units from `start` to before `end`, as far as there are any. */
  slice(start: number, end = this.#length): string {
    if (start >= Math.min(end, this.#length)) return '';
    let { piece, start: at } = this.#seek(Math.max(0, start));
    let text = '';
    for (; at < end && piece < this.#pieces.length; piece++) {
      const units = this.#pieces[piece]!;
      text += units.slice(Math.max(0, start - at), end - at);
      at += units.length;
    }
    return text;
  }

  replace(offset: number, deleted: number, inserted: string): void {
    const first = this.#seek(offset);
    let last = first.piece;
    let end = first.start;
    while (last < this.#pieces.length && (last === first.piece || end < offset + deleted)) {
      end += this.#pieces[last++]!.length;
    }
    const before = this.slice(first.start, offset);
    const replaced = before + inserted + this.slice(offset + deleted, end);
    this.#pieces.splice(first.piece, last - first.piece, ...inPieces(replaced));
    this.#length += inserted.length - deleted;
    this.#near = first;
  }

  toString(): string {
    return this.#pieces.join('');
  }

  /** The piece with the unit at an offset, the last one at the end, and where it begins. */
  #seek(offset: number): { readonly piece: number; readonly start: number } {
    let { piece, start } = this.#near;
    while (piece > 0 && start > offset) start -= this.#pieces[--piece]!.length;
    while (piece + 1 < this.#pieces.length && start + this.#pieces[piece]!.length <= offset) {
      start += this.#pieces[piece++]!.length;
    }
    this.#near = { piece, start };
    return this.#near;
  }
}

function inPieces(text: string): string[] {
  if (text.length <= 2 * pieceLength) return text === '' ? [] : [text];
  const count = Math.ceil(text.length / pieceLength);
  return Array.from({ length: count }, (_, piece) => text.slice(piece * pieceLength, (piece + 1) * pieceLength));
}
