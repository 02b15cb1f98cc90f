import { PairCollector, type PairsFound } from './pair.ts';

/** A text without byte order mark, its lines ending in LF. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return withPlainLineEnds(text).split('\n');
}

/** `source TAB target`; a third column of source positions is a gold alignment, others are ignored. */
export function readTabbed(text: string): PairsFound {
  return readLines(text, (line) => {
    const [source, target, alignment] = line.split('\t');
    if (source === undefined || target === undefined) return null;
    return { source, target, alignment: parseAlignment(alignment, target) };
  });
}

/** `source => target`, cut at the first arrow. */
export function readArrows(text: string): PairsFound {
  return readSeparated(text, /\s=>\s|=>/);
}

/** `key=value`, as in properties and .ini files: comments and sections are passed over. */
export function readKeyValues(text: string): PairsFound {
  const withoutComments = linesOf(text).map((line) => (/^\s*([#;!]|\[.*\]\s*$)/.test(line) ? '' : line));
  return readSeparated(withoutComments.join('\n'), /=/);
}

/** Line i of one text and line i of another; lines one of them lacks are skipped. */
export function readSideBySide(sources: string, targets: string): PairsFound {
  const collector = new PairCollector();
  const [left, right] = [withoutLastBlank(linesOf(sources)), withoutLastBlank(linesOf(targets))];
  for (let line = 0; line < Math.max(left.length, right.length); line++) {
    const [source, target] = [left[line] ?? '', right[line] ?? ''];
    if (source !== '' || target !== '') collector.add(source, target, line);
  }
  return collector.finish();
}

function readSeparated(text: string, separator: RegExp): PairsFound {
  return readLines(text, (line) => {
    const found = separator.exec(line);
    if (!found) return null;
    return { source: line.slice(0, found.index), target: line.slice(found.index + found[0].length) };
  });
}

interface Sides {
  readonly source: string;
  readonly target: string;
  readonly alignment?: readonly number[] | undefined;
}

/** One pair a line; blank lines are nobody's mistake. */
function readLines(text: string, read: (line: string) => Sides | null): PairsFound {
  const collector = new PairCollector();
  for (const [number, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue;
    const sides = read(line);
    if (sides) collector.add(sides.source, sides.target, number, sides.alignment);
    else collector.skip('noSeparator', number);
  }
  return collector.finish();
}

/** Source positions separated by spaces, one for each unit of the target; anything else is a column of its own. */
function parseAlignment(column: string | undefined, target: string): readonly number[] | undefined {
  if (!column || !/^-?\d+( -?\d+)*$/.test(column)) return undefined;
  const positions = column.split(' ').map(Number);
  return positions.length === Array.from(target).length ? positions : undefined;
}

function withoutLastBlank(lines: string[]): string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
