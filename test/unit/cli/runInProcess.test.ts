import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { linesOf } from '../../../src/cli/lines.ts';
import { decodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { sampleDocument } from '../engine/texts.ts';

const program = fileURLToPath(new URL('leakyProcess.ts', import.meta.url));

let folder = '';
const at = (name: string) => join(folder, name);

function train(out: string) {
  const sizes = ['--hidden', '8', '--embedding', '8', '--batch', '4', '--sequence', '8', '--seconds', '600'];
  return spawn(process.execPath, [program, 'train', at('text.txt'), ...sizes, '--json', '--out', at(out)]);
}

describe('recurrent as a process', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-process-'));
    // An invalid byte, of which it warns.
    await writeFile(at('text.txt'), Buffer.concat([Buffer.from(sampleDocument(3000).slice()), Buffer.of(0xff)]));
  });
  after(() => rm(folder, { recursive: true }));

  it('saves what was learned when nobody reads its output any more', async () => {
    const training = train('unread');
    await once(training.stdout, 'data');
    training.stdout.destroy();
    const [code] = (await once(training, 'exit')) as [number | null];
    assert.equal(code, 0);
    assert.ok((decodeCheckpoint(await readFile(at('unread'))).training?.step ?? 0) > 0);
  });

  it('goes on when nobody reads its messages', async () => {
    const training = train('unheard');
    training.stderr.destroy();
    for await (const line of linesOf(training.stdout)) {
      // From here on it can be interrupted.
      if (line.includes('"progress"')) break;
    }
    training.kill('SIGINT');
    const [code] = (await once(training, 'exit')) as [number | null];
    assert.equal(code, 0);
    assert.ok((decodeCheckpoint(await readFile(at('unheard'))).training?.step ?? 0) > 0);
  });
});
