import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packaged } from '../../scripts/packaging.ts';
import { Person } from './driver/person.ts';
import { theVSCode } from './driver/vscode.ts';

describe('the packaged extension', () => {
  let person: Person;
  before(async () => {
    person = await Person.sitsDown({ files: { 'story.txt': 'Once there was a network that read.\n'.repeat(50) } });
  });
  after(() => person.leaves());

  it('is smaller than 5 MB', async () => {
    const { size } = await stat(packaged);
    assert.ok(size < 5e6, `${size} bytes`);
  });

  it('carries neither source maps nor sources nor tests', async () => {
    const { server } = await theVSCode();
    const installed = await readdir(join(server.data, 'extensions'), { recursive: true });
    assert.ok(installed.some((file) => file.endsWith('extension.node.cjs')));
    const strays = installed.filter((file) => /\.map$|\.tsx?$|node_modules|dist.test/.test(file));
    assert.deepEqual(strays, []);
  });

  it('activates and answers from the palette', async () => {
    await person.opens('story.txt');
    await person.runs('Recurrent: Open Playground');
    const playground = await person.webview('Playground: story.txt');
    await playground.locator('#root *').first().waitFor();
    await person.keepsPicture('packaged');
  });
});
