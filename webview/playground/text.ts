import type { PlaygroundStrings } from '../../src/protocol/playgroundStrings.ts';
import type { RunStrings } from '../../src/protocol/runStrings.ts';
import { strings } from '../shared/host.ts';

/** The playground's texts in the user's language. */
export const text = strings<PlaygroundStrings>();

/** What is said about runs; the page carries both tables, these names with a prefix. */
export const runText = Object.fromEntries(
  Object.entries(strings<Record<string, string>>()).flatMap(([name, value]) =>
    name.startsWith('run.') ? [[name.slice('run.'.length), value]] : [],
  ),
) as RunStrings;
