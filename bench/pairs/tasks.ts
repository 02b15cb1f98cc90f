import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Random } from '../../src/engine/random.ts';
import { detectPairFormat, readPairs } from '../../src/text/pairs/formats.ts';
import { defaultLength, generatePairs, type PairTask } from '../../src/text/pairs/generators.ts';
import type { Pair } from '../../src/text/pairs/pair.ts';

/** A source the network has never seen, and everything that would be right. */
export interface Exam {
  readonly source: string;
  readonly targets: readonly string[];
  /** Source position of each unit of the target, -1 for none; null where it has no meaning. */
  readonly alignment: readonly number[] | null;
}

/** What is trained, for how long, and what it is judged by. */
export interface Task {
  readonly name: string;
  readonly training: readonly Pair[];
  readonly unseen: readonly Exam[];
  readonly seconds: number;
  /** Of `recurrent train`. */
  readonly options: readonly string[];
}

const unseenSources = 500;

/** Seed of what is trained on; another one writes what is asked. */
const seeds = { training: 1, unseen: 2 };

const network = ['--cell', 'gru'];
const general = [...network, '--attention', 'general'];

/** The tasks by name. */
export const generatedTasks: Readonly<Record<string, () => Task>> = {
  dates: () => generated('dates', 'dates', 10_000, 45, general),
  reverse: () => generated('reverse', 'reverse', 10_000, 60, general),
  'reverse without attention': () =>
    generated('reverse without attention', 'reverse', 10_000, 60, [...network, '--attention', 'none']),
  addition: () => generated('addition', 'addition', 50_000, 180, [...general, '--reverse-source']),
};

function generated(name: string, kind: PairTask, count: number, seconds: number, options: readonly string[]): Task {
  const write = (pairs: number, seed: number): readonly Pair[] =>
    read(generatePairs(kind, { count: pairs, length: defaultLength[kind] }, new Random(seed)));
  const training = write(count, seeds.training);
  const known = new Set(training.map(({ source }) => source));
  const others = write(3 * unseenSources, seeds.unseen).filter(({ source }) => !known.has(source));
  return { name, training, unseen: examsOf(others).slice(0, unseenSources), seconds, options };
}

/** The pairs of a file, learned as characters and as words: some sources with all their targets are kept out, by lot. */
export function fileTasks(path: string): Task[] {
  const pairs = read(readFileSync(path, 'utf8'));
  const random = new Random(seeds.unseen);
  const drawn = examsOf(pairs).map((exam) => ({ exam, lot: random.next() }));
  const count = Math.min(unseenSources, Math.floor(drawn.length / 10));
  const unseen = drawn
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count)
    .map(({ exam }) => exam);
  const asked = new Set(unseen.map(({ source }) => source));
  const training = pairs.filter(({ source }) => !asked.has(source));
  return ['character', 'word'].map((unit) => ({
    name: `${basename(path)} by ${unit}s`,
    training,
    unseen,
    seconds: 60,
    options: [...general, '--unit', unit],
  }));
}

function read(text: string): readonly Pair[] {
  const format = detectPairFormat(text);
  if (!format) throw new Error('There are no pairs in this file.');
  return readPairs(text, format).pairs;
}

/** One exam a source; targets that stand with the same source are all right. */
function examsOf(pairs: readonly Pair[]): Exam[] {
  const bySource = Map.groupBy(pairs, ({ source }) => source);
  return Array.from(bySource, ([source, same]) => ({
    source,
    targets: same.map(({ target }) => target),
    alignment: same[0]?.alignment ?? null,
  }));
}
