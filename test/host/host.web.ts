import { strict as assert } from 'node:assert';

/** The engine's workers, in the order of their start. */
const workers: Worker[] = [];

globalThis.Worker = class extends Worker {
  constructor(...args: ConstructorParameters<typeof Worker>) {
    super(...args);
    workers.push(this);
  }
};

/** What these tests must be running in; fails where it is another kind of host. */
export function assertHost(): void {
  assert.equal(typeof Reflect.get(globalThis, 'importScripts'), 'function', 'This is not a Web Worker.');
  assert.equal(Reflect.get(globalThis, 'process'), undefined, 'This is Node, not a browser.');
}

/** Ends every worker of the engine, and says of one what a browser says when a worker breaks. */
export function killEngine(_signal?: string): void {
  assert.ok(workers.length > 0, 'No engine runs.');
  for (const worker of workers) worker.terminate();
  workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  workers.length = 0;
}

/** Whether the engine gets at files without the host. */
export const canReadFromDisk = false;

/** Its turns, of three, with tests that run in one host alone. */
export const turns: readonly number[] = [2];

/** Panels to open and close in a soak. */
export const panelCount = 5;

/** What the extension host holds: workers it started; a browser does not tell of memory. */
export function extensionState(): { readonly processes: number; readonly heap: number } {
  return { processes: workers.length, heap: 0 };
}

/** All: a browser has no environment to choose by. */
export const chosenTests = '';
