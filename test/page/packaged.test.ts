import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { packaged } from '../../scripts/packaging.ts';
import { installPackaged } from './driver/vscode.ts';

/** That it activates and works, all other page tests show: it is what they use. */
describe('the packaged extension', () => {
  it('is smaller than 5 MB', async () => {
    const { size } = await stat(packaged);
    assert.ok(size < 5e6, `${size} bytes`);
  });

  it('carries neither source maps nor sources nor tests', async () => {
    const installed = await readdir(await installPackaged(), { recursive: true });
    assert.ok(installed.some((file) => file.endsWith('extension.node.cjs')));
    const strays = installed.filter((file) => /\.map$|\.tsx?$|node_modules|dist.test/.test(file));
    assert.deepEqual(strays, []);
  });
});
