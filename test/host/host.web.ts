import { strict as assert } from 'node:assert';

/** What these tests must be running in; fails where it is another kind of host. */
export function assertHost(): void {
  assert.equal(typeof Reflect.get(globalThis, 'importScripts'), 'function', 'This is not a Web Worker.');
  assert.equal(Reflect.get(globalThis, 'process'), undefined, 'This is Node, not a browser.');
}
