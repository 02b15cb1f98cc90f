import type { Surroundings } from './command.ts';
import { runCommandLine } from './commandLine.ts';
import { Interruption } from './interruption.ts';

/** Runs `recurrent ARGS` with the streams and signals of this process, and returns its exit code. */
export async function runInProcess(
  args: readonly string[],
  engine: Pick<Surroundings, 'assets' | 'openBackend'>,
): Promise<number> {
  const { stdout, stderr } = process;
  const interruption = new Interruption();
  let unwritten = 0;
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Whoever reads our output may have seen enough of it.
    if (code !== 'EPIPE') unwritten = 1;
    // What was learned is worth more than its report: a training saves it first.
    if (!interruption.abort()) process.exit(unwritten);
  });
  // A message that nobody reads is no reason to stop.
  stderr.on('error', () => undefined);
  const code = await runCommandLine(args, { stdout, stderr, interruption: interruption.listen, ...engine });
  return code || unwritten;
}
