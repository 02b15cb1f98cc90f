import { strict as assert } from 'node:assert';

/** What these tests must be running in; fails where it is another kind of host. */
export function assertHost(): void {
  assert.equal(typeof process.versions.node, 'string');
  assert.equal('importScripts' in globalThis, false, 'This is a Web Worker, not Node.');
}
