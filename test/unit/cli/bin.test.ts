import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';

let folder = '';
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(folder, 'bin/recurrent.mjs'), ...args], { encoding: 'utf8' });

describe('bin/recurrent.mjs', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-bin-'));
    await cp('bin', join(folder, 'bin'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says to build what is not built, with exit code 2', () => {
    const { status, stderr } = run('train', 'x');
    assert.equal(status, 2);
    assert.equal(stderr, 'recurrent: it is not built yet: run `npm ci && npm run build` in its folder.\n');
  });

  it('hands on arguments, output and exit code', async () => {
    await mkdir(join(folder, 'dist/engine'), { recursive: true });
    const program = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;';
    await writeFile(join(folder, 'dist/engine/cli.js'), program);
    const { status, stdout } = run('generate', '--prompt', 'a b');
    assert.deepEqual([status, stdout], [7, '["generate","--prompt","a b"]\n']);
  });

  it('starts a training that a fault ended once more, without experimental kernels', async () => {
    await mkdir(join(folder, 'dist/engine'), { recursive: true });
    const program =
      "if (!process.env.RECURRENT_TIER) process.kill(process.pid, 'SIGSEGV'); console.log(process.env.RECURRENT_TIER, Number(process.env.RECURRENT_BROKEN_SINCE) <= Date.now());";
    await writeFile(join(folder, 'dist/engine/cli.js'), program);
    const trained = run('train', 'x');
    assert.deepEqual([trained.status, trained.stdout], [0, 'relaxed true\n']);
    assert.match(trained.stderr, /^recurrent: the engine broke: training goes on [^\n]+\n$/);
    const generated = run('generate', 'x');
    assert.deepEqual([generated.status, generated.stdout], [1, '']);
    assert.match(generated.stderr, /RECURRENT_TIER=relaxed/);
  });
});
