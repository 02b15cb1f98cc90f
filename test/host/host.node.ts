import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What these tests must be running in; fails where it is another kind of host. */
export function assertHost(): void {
  assert.equal(typeof process.versions.node, 'string');
  assert.equal('importScripts' in globalThis, false, 'This is a Web Worker, not Node.');
}

/** Kills the engine's process, as a system short of memory does; with SIGSEGV, as a fault of its own does. */
export function killEngine(signal: NodeJS.Signals = 'SIGKILL'): void {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const [, pid] = new RegExp(`^ *(\\d+) +${process.pid} .*engine/main\\.js`, 'm').exec(processes) ?? [];
  assert.ok(pid, `No engine runs below ${process.pid}.`);
  process.kill(Number(pid), signal);
}

/** Whether the engine gets at files without the host. */
export const canReadFromDisk = true;

/** Its turns, of three, with tests that run in one host alone: two, since it is the faster. */
export const turns: readonly number[] = [0, 1];

/** Panels to open and close in a soak; `RECURRENT_PANELS=1000` for a long one. */
export const panelCount = Number(process.env['RECURRENT_PANELS'] ?? 5);

/** What the extension host holds: processes it started, and bytes that are still needed. */
export function extensionState(): { readonly processes: number; readonly heap: number } {
  const parents = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = parents.filter((line) => new RegExp(`^ *${process.pid} .*engine/main\\.js`).test(line)).length;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return { processes, heap: process.memoryUsage().heapUsed };
}

/** Words of the tests to run; `RECURRENT_HOST_TESTS=panels` for some. */
export const chosenTests = process.env['RECURRENT_HOST_TESTS'] ?? '';
