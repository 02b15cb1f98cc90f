import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';

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
