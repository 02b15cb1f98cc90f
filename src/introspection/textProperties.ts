/** What a language's own configuration says of its comments, brackets and quotes. */
export interface LanguageMarks {
  readonly lineComment: string | null;
  readonly blockComment: readonly [string, string] | null;
  readonly brackets: readonly (readonly [string, string])[];
  readonly quotes: readonly string[];
}

/** What a text is taken for whose language says nothing. */
export const proseMarks: LanguageMarks = {
  lineComment: null,
  blockComment: null,
  brackets: [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
  ],
  quotes: ['"'],
};

/** Something that is true or false of every character of a text. */
export interface TextProperty {
  readonly name: string;
  /** 1 where it holds, [characters] */
  readonly holds: Uint8Array<ArrayBuffer>;
}

/** Depths of brackets and indentation that are told apart. */
const depths = [1, 2, 3];

/** The properties of a text, of which only those are given that hold somewhere and fail somewhere. */
export function textProperties(text: string, marks: LanguageMarks): TextProperty[] {
  const characters = Array.from(text);
  const properties: TextProperty[] = [];
  const add = (name: string, test: (at: number) => boolean) => {
    const holds = Uint8Array.from(characters, (_, at) => (test(at) ? 1 : 0));
    if (holds.includes(1) && holds.includes(0)) properties.push({ name, holds });
  };
  const { context, depth } = scan(characters, marks);
  add('quote', (at) => context[at] === inQuote);
  add('comment', (at) => context[at] === inComment);
  for (const least of depths) add(`bracket${least}`, (at) => (depth[at] ?? 0) >= least);
  const { column, indentation, heading } = lines(characters);
  for (const least of depths) add(`indentation${least}`, (at) => (indentation[at] ?? 0) >= least);
  const middle = median(column);
  add('lineStart', (at) => (column[at] ?? 0) < 4);
  add('lineLate', (at) => (column[at] ?? 0) > middle);
  add('heading', (at) => heading[at] === 1);
  return properties;
}

const [inQuote, inComment] = [1, 2];

/** For each character whether it stands in a quotation or a comment, and how many brackets are open around it. */
function scan(characters: readonly string[], marks: LanguageMarks) {
  const [blockBegin = '', blockEnd = ''] = marks.blockComment ?? [];
  const context = new Uint8Array(characters.length);
  const depth = new Uint16Array(characters.length);
  const opening = new Set(marks.brackets.map(([open]) => open));
  const closing = new Set(marks.brackets.map(([, close]) => close));
  const isAt = (mark: string | null, at: number): mark is string =>
    !!mark && Array.from(mark).every((character, i) => characters[at + i] === character);
  let open = 0;
  for (let at = 0; at < characters.length;) {
    const character = characters[at] ?? '';
    const line = isAt(marks.lineComment, at) ? marks.lineComment : '';
    const block = isAt(blockBegin, at) ? blockBegin : '';
    if (line || block) {
      // Of two that begin here the longer: Lua's --[[ is more than --.
      const after =
        block.length > line.length
          ? afterMark(characters, at + Array.from(block).length, blockEnd, isAt)
          : endOfLine(characters, at);
      context.fill(inComment, at, after);
      depth.fill(open, at, after);
      at = after;
    } else if (marks.quotes.includes(character)) {
      const end = afterQuote(characters, at, marks.lineComment !== null && character !== '`');
      context.fill(inQuote, at + 1, end - 1);
      depth.fill(open, at, end);
      at = end;
    } else {
      if (closing.has(character)) open = Math.max(0, open - 1);
      depth[at++] = open;
      if (opening.has(character)) open++;
    }
  }
  return { context, depth };
}

function endOfLine(characters: readonly string[], from: number): number {
  const end = characters.indexOf('\n', from);
  return end < 0 ? characters.length : end;
}

function afterMark(
  characters: readonly string[],
  from: number,
  mark: string,
  isAt: (mark: string, at: number) => boolean,
): number {
  for (let at = from; at < characters.length; at++) if (isAt(mark, at)) return at + Array.from(mark).length;
  return characters.length;
}

/** After the closing quote. One that is never closed ends with its line in code, with its paragraph in prose. */
function afterQuote(characters: readonly string[], from: number, code: boolean): number {
  for (let at = from + 1; at < characters.length; at++) {
    const character = characters[at];
    if (character === '\\') at++;
    else if (character === characters[from]) return at + 1;
    else if (character === '\n' && (code || characters[at + 1] === '\n')) return at + 1;
  }
  return characters.length;
}

/** For each character its column, its line's indentation in steps, and whether its line is a heading. */
function lines(characters: readonly string[]) {
  const column = new Uint32Array(characters.length);
  const indentation = new Uint16Array(characters.length);
  const heading = new Uint8Array(characters.length);
  const spaces: { from: number; to: number; width: number }[] = [];
  for (let from = 0; from < characters.length;) {
    const to = Math.min(characters.length, endOfLine(characters, from) + 1);
    for (let at = from; at < to; at++) column[at] = at - from;
    const line = characters.slice(from, to).join('');
    const blank = /^[ \t]*/.exec(line)?.[0] ?? '';
    spaces.push({ from, to, width: blank.replaceAll('\t', '    ').length });
    if (isHeading(line)) heading.fill(1, from, to);
    from = to;
  }
  const step = spaces.reduce((least, { width }) => (width >= 2 ? Math.min(least, width) : least), 8);
  for (const { from, to, width } of spaces) indentation.fill(Math.round(width / step), from, to);
  return { column, indentation, heading };
}

/** Markdown's, or a line all in capitals. */
function isHeading(line: string): boolean {
  return /^#{1,6}\s/.test(line) || (/\p{Lu}.*\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line));
}

function median(values: Uint32Array): number {
  return values.toSorted()[values.length >> 1] ?? 0;
}
