import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUpToDate } from '../../../scripts/start/upToDate.ts';
import { temporaryFolder } from '../../../scripts/temporary.ts';

describe('a packaged extension', () => {
  let folder: string;
  const at = (name: string, seconds: number) => utimesSync(join(folder, name), seconds, seconds);
  beforeEach(() => {
    folder = temporaryFolder('up-to-date');
    mkdirSync(join(folder, 'src/room'), { recursive: true });
    for (const name of ['src/room/one.ts', 'src/room/two.ts', 'package.json', 'made.vsix'])
      writeFileSync(join(folder, name), '');
    for (const name of ['src/room/one.ts', 'src/room/two.ts', 'src/room', 'src', 'package.json']) at(name, 1000);
    at('made.vsix', 2000);
  });

  it('is up to date when it is newer than all it is made of', () => {
    assert.equal(isUpToDate('made.vsix', folder), true);
  });

  it('is not when a source is newer, or the manifest, or it is not there', () => {
    at('src/room/two.ts', 3000);
    assert.equal(isUpToDate('made.vsix', folder), false);
    at('src/room/two.ts', 1000);
    at('package.json', 3000);
    assert.equal(isUpToDate('made.vsix', folder), false);
    assert.equal(isUpToDate('other.vsix', folder), false);
  });

  it('is not when a source was deleted', () => {
    rmSync(join(folder, 'src/room/two.ts'));
    assert.equal(isUpToDate('made.vsix', folder), false);
  });
});
