import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { afterBreak } from '../../../src/cli/brokenRun.ts';

const budget = { seconds: 60, steps: 500, epochs: Infinity };
const courses = new Map([
  ['first', { step: 100, seconds: 20 }],
  ['out', { step: 350, seconds: 65 }],
]);
let folder = '';
let out = '';
const courseOf = (path: string) => Promise.resolve(courses.get(path === out ? 'out' : path) ?? null);

describe('A training on the command line whose process broke', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-broken-'));
    out = join(folder, 'out');
    await writeFile(out, '');
  });
  afterEach(async () => {
    delete process.env['RECURRENT_BROKEN_SINCE'];
    await rm(folder, { recursive: true });
  });

  it('goes on from what it saved, for what is left of its budget', async () => {
    process.env['RECURRENT_BROKEN_SINCE'] = String(Date.now() - 60_000);
    const order = { out, resume: 'first', budget };
    assert.deepEqual(await afterBreak(order, courseOf), {
      out,
      resume: out,
      budget: { seconds: 15, steps: 250, epochs: Infinity },
    });
  });

  it('begins anew where the file is older than the process that broke, and where none broke', async () => {
    const order = { out, resume: undefined, budget };
    assert.equal(await afterBreak(order, courseOf), order);
    process.env['RECURRENT_BROKEN_SINCE'] = String(Date.now() + 60_000);
    assert.equal(await afterBreak(order, courseOf), order);
  });
});
