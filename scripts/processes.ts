import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** A process that did not end with 0; `code` is null where a signal or our own time limit ended it. */
export class ProcessError extends Error {
  override readonly name = 'ProcessError';
  readonly code: number | null;

  constructor(command: string, code: number | null) {
    super(code === null ? `${command} was ended before it was done.` : `${command} ended with code ${code}.`);
    this.code = code;
  }
}

const groups = new Set<ChildProcess>();

/** Starts a process at the head of a group of its own, so that everything it starts can be ended with it. */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  if (groups.size === 0) endGroupsWithUs();
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: process.platform !== 'win32' });
  groups.add(child);
  child.once('exit', () => endGroup(child));
  return child;
}

/** Ends a process and everything it started, the survivors by force. */
export function endGroup(child: ChildProcess): void {
  if (!groups.delete(child) || child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  signalGroup(child.pid, 'SIGKILL');
}

/** Runs a process to its end; rejects with a `ProcessError` where it fails or takes longer than `seconds`. */
export async function run(
  command: string,
  args: readonly string[],
  { seconds = Infinity, ...options }: SpawnOptions & { readonly seconds?: number } = {},
): Promise<void> {
  const child = spawnGroup(command, args, options);
  const limit = Number.isFinite(seconds) ? setTimeout(() => endGroup(child), seconds * 1000) : undefined;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', reject);
  child.once('exit', (code) => (code === 0 ? resolve() : reject(new ProcessError(command, code))));
  try {
    await promise;
  } finally {
    clearTimeout(limit);
  }
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function endGroupsWithUs(): void {
  process.once('exit', () => groups.forEach(endGroup));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal]));
  }
}
