import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

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

/** Starts a process at the head of a group of its own, so that everything it starts can be ended with it, and ends with us. */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  if (groups.size === 0) endGroupsWithUs();
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: process.platform !== 'win32' });
  groups.add(child);
  child.once('error', () => groups.delete(child));
  return child;
}

/** Ends a process and everything it started: first asks, so that each can end what it started itself, then insists. */
export async function endGroup(child: ChildProcess, seconds = 5): Promise<void> {
  if (!groups.has(child)) return;
  signalGroup(child, 'SIGTERM');
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end && signalGroup(child, 0)) await pause(50);
  signalGroup(child, 'SIGKILL');
  groups.delete(child);
}

/** Runs a process to its end; rejects with a `ProcessError` where it fails or takes longer than `seconds`. */
export async function run(
  command: string,
  args: readonly string[],
  { seconds = 600, ...options }: SpawnOptions & { readonly seconds?: number } = {},
): Promise<void> {
  const child = spawnGroup(command, args, options);
  const limit = Number.isFinite(seconds) ? setTimeout(() => void endGroup(child), seconds * 1000) : undefined;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', reject);
  child.once('exit', (code) => (code === 0 ? resolve() : reject(new ProcessError(command, code))));
  try {
    await promise;
  } finally {
    clearTimeout(limit);
    await endGroup(child);
  }
}

/** False where nobody is left in the group. Signal 0 only asks. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    if (process.platform !== 'win32') return process.kill(-pid, signal);
    if (signal !== 0) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

let ending = false;

function endGroupsWithUs(): void {
  if (ending) return;
  ending = true;
  process.once('exit', () => groups.forEach((child) => signalGroup(child, 'SIGKILL')));
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.once(signal, () => {
      void Promise.all([...groups].map((child) => endGroup(child))).then(() => process.exit(128 + number));
    });
  }
}
