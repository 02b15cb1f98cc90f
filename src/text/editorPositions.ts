/** A place in an editor: zero-based line, and UTF-16 code units from the line's start. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Between an editor's positions (UTF-16, any line ends) and offsets in the text a model reads (code points, line ends LF).
 * A line end counts as one character at the end of its line. What lies outside is moved to the nearest place inside, and a
 * position between two halves of a surrogate pair to the pair's beginning.
 */
export class EditorPositions {
  readonly #lines: readonly string[];
  /** [lines + 1]: offset of each line's first character; the last is one past the text, where another line would begin. */
  readonly #starts: Uint32Array;

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\r|\n/);
    this.#starts = new Uint32Array(this.#lines.length + 1);
    this.#lines.forEach((line, index) => {
      this.#starts[index + 1] = (this.#starts[index] ?? 0) + codePoints(line, line.length) + 1;
    });
  }

  /** The text a model reads. */
  get text(): string {
    return this.#lines.join('\n');
  }

  /** Its length in code points. */
  get length(): number {
    return (this.#starts.at(-1) ?? 1) - 1;
  }

  positionOf(offset: number): EditorPosition {
    const within = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: codeUnits(this.#lines[low] ?? '', within - (this.#starts[low] ?? 0)) };
  }

  offsetOf({ line, character }: EditorPosition): number {
    if (line < 0) return 0;
    if (line >= this.#lines.length) return this.length;
    const text = this.#lines[line] ?? '';
    return (this.#starts[line] ?? 0) + codePoints(text, Math.max(0, Math.min(character, text.length)));
  }
}

/** Code points in the first `units` code units; half a pair at the end does not count. */
function codePoints(text: string, units: number): number {
  let count = 0;
  for (let at = 0; at < units; count++) {
    at += isPair(text, at) ? 2 : 1;
    if (at > units) return count;
  }
  return count;
}

/** Code units of the first `points` code points. */
function codeUnits(text: string, points: number): number {
  let at = 0;
  for (let count = 0; count < points && at < text.length; count++) at += isPair(text, at) ? 2 : 1;
  return at;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
