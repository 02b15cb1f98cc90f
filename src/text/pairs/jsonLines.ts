import { linesOf } from './lines.ts';
import { PairCollector, type PairsFound } from './pair.ts';

/** Field names that mean source and target, in the order in which they are looked for. */
const sourceFields = ['source', 'src', 'input', 'question', 'en'];
const targetFields = ['target', 'tgt', 'output', 'answer', 'translation'];

/** One JSON value a line: `["source", "target"]` or an object with fields such as source and target; else its first two texts. */
export function readJsonLines(text: string): PairsFound {
  const collector = new PairCollector();
  for (const [number, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue;
    const sides = sidesOf(line);
    if (sides) collector.add(sides[0], sides[1], number);
    else collector.skip('damaged', number);
  }
  return collector.finish();
}

/** Whether a line is JSON with two texts in it. */
export function isJsonPair(line: string): boolean {
  return sidesOf(line) !== null;
}

function sidesOf(line: string): readonly [string, string] | null {
  const value = parse(line);
  if (typeof value !== 'object' || value === null) return null;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const named = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => texts.filter(([key]) => key.toLowerCase() === name))[0]?.[1];
  const [first, second] = texts.map(([, text]) => text);
  const [source, target] = [named(sourceFields) ?? first, named(targetFields) ?? second];
  return source === undefined || target === undefined ? null : [source, target];
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
