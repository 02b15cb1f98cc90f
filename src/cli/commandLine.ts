import type { Command, Surroundings } from './command.ts';
import { UsageError } from './errors.ts';
import { printableLine } from './printable.ts';

/** Each command is loaded when it is called: `generate` does not wait for what `train` needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  train: async () => (await import('./train.ts')).train,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
  generate: async () => (await import('./generate.ts')).generate,
  inspect: async () => (await import('./inspect.ts')).inspect,
  translate: async () => (await import('./translate.ts')).translate,
  predict: async () => (await import('./predict.ts')).predict,
  bench: async () => (await import('./bench.ts')).bench,
};

/** Runs `recurrent ARGS` and returns its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<number> {
  const [name, ...rest] = args;
  const verbose = rest.includes('--verbose');
  try {
    if (name === undefined) throw new UsageError(`A command is missing: ${Object.keys(commands).join(', ')}.`);
    if (name === '--help' || name === '-h') return await help(around);
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new UsageError(`There is no command ${JSON.stringify(name)}; recurrent --help lists them.`);
    const command = await load();
    if (rest.includes('--help') || rest.includes('-h')) return describe(command, around);
    await command.run(rest, around);
    return 0;
  } catch (error) {
    const { message, stack } = error as Error;
    const detail = verbose ? `\n${stack}` : '';
    around.stderr.write(`recurrent: ${printableLine(message)}${detail}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function help({ stdout }: Surroundings): Promise<number> {
  stdout.write('Small recurrent networks, trained on one document.\n\n');
  for (const load of Object.values(commands)) {
    const { synopsis, summary } = await load();
    stdout.write(`  recurrent ${synopsis}\n      ${summary}\n`);
  }
  stdout.write('\nrecurrent COMMAND --help lists the options of a command.\n');
  return 0;
}

function describe({ synopsis, summary, options }: Command, { stdout }: Surroundings): number {
  stdout.write(`recurrent ${synopsis}\n\n${summary}\n\n${options.map((line) => `  ${line}\n`).join('')}`);
  return 0;
}
