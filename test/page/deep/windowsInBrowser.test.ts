import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { extensionId } from '../../../src/ids.ts';
import { Person } from '../driver/person.ts';
import { until } from '../driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

describe('two windows that train the same document in a browser’s extension host', function () {
  // Four windows come up one after the other, each with a host that loads the engine anew.
  this.timeout(300_000);
  let first: Person;
  let second: Person;
  before(async () => {
    first = await Person.sitsDown({
      files: { 'verse.txt': verse.repeat(100) },
      settings: { 'remote.extensionKind': { [extensionId]: ['web'] } },
    });
    second = await first.opensAnotherWindow();
  });
  after(() => first.leaves());

  const train = async (window: Person): Promise<Frame> => {
    await window.page.bringToFront();
    await window.opens('verse.txt');
    await window.runs('Recurrent: Train on This Document');
    const playground = await window.webview('Playground: verse.txt');
    await until('some steps', async () => /step \d/.test(await playground.locator('.figures').innerText()));
    // So that it has not ended when the other window is ready, however long that takes.
    await playground.getByRole('button', { name: 'Pause' }).click();
    return playground;
  };
  const stop = async (window: Person, playground: Frame): Promise<string> => {
    await window.page.bringToFront();
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    return playground.locator('[role=status]').innerText();
  };

  it('keep both models, and both see both runs', async () => {
    const one = await train(first);
    const other = await train(second);
    const ends = [await stop(first, one), await stop(second, other)];
    await second.keepsPicture('windows-in-browser');
    const aside = ends.filter((end) => end.includes('Another window saved a model of this document meanwhile'));
    assert.equal(aside.length, 1, ends.join(' '));
    for (const window of [first, second]) {
      await window.page.bringToFront();
      await window.reloads();
      const playground = await window.webview('Playground: verse.txt');
      await until('both runs', async () => (await playground.locator('table.runs tbody tr').count()) === 2);
    }
    for (const window of [first, second]) {
      await window.page.bringToFront();
      await window.runs('Recurrent: Focus on Models View');
      await window.page.locator('.pane-body .monaco-list-row', { hasText: 'verse.txt' }).waitFor();
    }
  });
});
