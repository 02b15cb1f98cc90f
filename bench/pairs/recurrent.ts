import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/recurrent.mjs', import.meta.url));

/** Runs the command line with `--json` and gives the lines it printed. Throws with what it said where it failed. */
export async function recurrent(args: readonly string[], input = ''): Promise<readonly unknown[]> {
  const child = spawn(process.execPath, [program, ...args, '--json'], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [output, trouble, code] = await Promise.all([readAll(child.stdout), readAll(child.stderr), ended]);
  if (code !== 0) throw new Error(`recurrent ${args.join(' ')}: ${trouble}`);
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
