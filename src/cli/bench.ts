import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commonOptions, parse } from './arguments.ts';
import type { Command } from './command.ts';
import { Failure, UsageError } from './errors.ts';

const options = { ...commonOptions, items: { type: 'string' }, threads: { type: 'string' } } as const;

const knownItems = ['W1', 'W2', 'W3', 'W4', 'W5', 'P1'];

export const bench: Command = {
  synopsis: 'bench [--items W1,W3] [--threads 1,2]',
  summary: 'Measures the engines side by side, PyTorch with them where it is installed.',
  options: [
    `--items NAMES       of ${knownItems.join(', ')}: all`,
    '--threads COUNTS    measure with so many threads, one after the other: 1',
    '--json, --verbose',
  ],
  async run(args, around) {
    const { values } = parse(args, options, []);
    const { items, threads, json } = values;
    const unknown = items?.split(',').find((item) => !knownItems.includes(item));
    if (unknown !== undefined) throw new UsageError(`There is no item ${JSON.stringify(unknown)}.`);
    if (threads !== undefined && !/^[1-9]\d?(,[1-9]\d?)*$/.test(threads)) {
      throw new UsageError('--threads must be numbers with commas between them.');
    }
    // The measurements compare with what only the repository has: they are run from its sources.
    const script = new URL('../../bench/index.ts', around.assets);
    if (!existsSync(script)) throw new Failure('The measurements are part of the repository, which this is not.');
    const chosen = [fileURLToPath(script)];
    if (items !== undefined) chosen.push(`--items=${items}`);
    if (threads !== undefined) chosen.push(`--threads=${threads}`);
    if (json) chosen.push('--json');
    const child = spawn(process.execPath, chosen, { stdio: 'inherit' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Failure('The measurements broke off.');
  },
};
