/** What is needed of an editor's document to find places in it. */
export interface EditorText {
  /** Whether its lines end in \r\n. */
  readonly carriageReturns: boolean;
  readonly lineCount: number;
  /** Offset in UTF-16 units, line ends as they are. */
  offsetAt(position: { readonly line: number; readonly character: number }): number;
}

/** A change as an editor tells it: a range of the text before, in UTF-16 units with line ends as they are. */
export interface EditorChange {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** A text with \n for every line end. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The offset of a position in the text with line feeds, in UTF-16 units. */
export function lineFeedOffset(
  document: EditorText,
  position: { readonly line: number; readonly character: number },
): number {
  return document.offsetAt(position) - (document.carriageReturns ? position.line : 0);
}

/** The zero-based line of an offset of the text with line feeds, and UTF-16 units from the line's start. */
export function lineFeedPosition(document: EditorText, offset: number): { line: number; character: number } {
  const startOf = (line: number) => lineFeedOffset(document, { line, character: 0 });
  let low = 0;
  let high = document.lineCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: Math.max(0, offset - startOf(low)) };
}

/** Simultaneous changes as edits to the text with line feeds, to be made one after the other. */
export function lineFeedEdits(
  changes: readonly EditorChange[],
  carriageReturns: boolean,
): { readonly offset: number; readonly deleted: number; readonly inserted: string }[] {
  // From the end backwards, each leaves the places of the others as they are.
  return [...changes]
    .sort((a, b) => b.rangeOffset - a.rangeOffset)
    .map(({ range, rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset - (carriageReturns ? range.start.line : 0),
      deleted: rangeLength - (carriageReturns ? range.end.line - range.start.line : 0),
      inserted: withLineFeeds(text),
    }));
}
