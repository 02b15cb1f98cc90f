import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { systemReasons } from '../src/disk/reason.ts';
import { experimentStrings } from '../src/protocol/experimentStrings.ts';
import { inspectorStrings } from '../src/protocol/inspectorStrings.ts';
import { lessonProblems } from '../src/protocol/lessonProblems.ts';
import { lessonStrings } from '../src/protocol/lessonStrings.ts';
import { pairsStrings } from '../src/protocol/pairsStrings.ts';
import { playgroundStrings } from '../src/protocol/playgroundStrings.ts';
import { runStrings } from '../src/protocol/runStrings.ts';
import { foundStrings } from '../src/text/pairs/sentences.ts';

/** The tables of the views' texts and of the system's reasons, which no call of `l10n.t` spells out. */
const tables = [
  experimentStrings,
  foundStrings,
  inspectorStrings,
  lessonProblems,
  lessonStrings,
  pairsStrings,
  playgroundStrings,
  runStrings,
  systemReasons,
];

/** A call of `l10n.t` or `sentence` with its text, quoted either way. */
const call = /\b(?:l10n\.t|(?<!function )sentence)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g;

/** The texts a source hands to `l10n.t`, and to `sentence` for `l10n.t` to be given elsewhere. */
export function textsIn(source: string): string[] {
  return Array.from(source.matchAll(call), ([, single, double]) => {
    const quoted = double ?? single?.replaceAll(String.raw`\'`, "'").replaceAll('"', String.raw`\"`) ?? '';
    return JSON.parse(`"${quoted}"`) as string;
  });
}

/**
 * Every English text a person reads, in the form translators are handed (`bundle.l10n.json`), gathered with each build: the
 * exporter of @vscode/l10n-dev takes half a minute for what our way of writing calls lets a pattern find.
 */
export async function l10nBundle(): Promise<Readonly<Record<string, string>>> {
  const sources = await Promise.all(globSync('src/**/*.ts').map((file) => readFile(file, 'utf8')));
  const texts = [...sources.flatMap(textsIn), ...tables.flatMap((table) => Object.values<string>(table))];
  return Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text]));
}
