import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { decodeCheckpoint } from '../../src/engine/checkpoint.ts';
import { itDeeply } from './driver/deeply.ts';
import { Person } from './driver/person.ts';
import { storedModels } from './driver/storedModels.ts';
import { until } from './driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

describe('two windows that train the same document', () => {
  let first: Person;
  let second: Person;
  let playgrounds: Frame[];
  before(async () => {
    first = await Person.sitsDown({ files: { 'verse.txt': verse.repeat(100) } });
    second = await first.opensAnotherWindow();
    playgrounds = [];
    for (const window of [first, second]) {
      await window.page.bringToFront();
      await window.opens('verse.txt');
      await window.runs('Recurrent: Train on This Document');
      playgrounds.push(await window.webview('Playground: verse.txt'));
    }
  });
  after(() => first.leaves());

  const step = async (of: Frame) =>
    Number((await of.locator('.figures').innerText()).match(/step ([\d,]+)/)?.[1]?.replaceAll(',', '') ?? 0);
  const stop = async (window: Person, playground: Frame) => {
    await window.page.bringToFront();
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    return playground.locator('[role=status]').innerText();
  };

  it('never damage what is stored, and say what became of both models', async () => {
    const [one, other] = playgrounds;
    assert.ok(one && other);
    // Both are under way at once.
    for (const playground of [one, other])
      await until('some steps', async () => ((await step(playground)) > 20 ? true : undefined));
    const watching = new AbortController();
    let seen = 0;
    const watched = (async () => {
      for (; !watching.signal.aborted; await pause(20))
        for (const bytes of (await storedModels()).values()) {
          decodeCheckpoint(bytes);
          seen++;
        }
    })();
    const ofFirst = await stop(first, one);
    assert.match(ofFirst, /^Stopped at step [\d,]+; what was learned is kept\./);
    assert.doesNotMatch(ofFirst, /Another window/);
    const ofSecond = await stop(second, other);
    await second.keepsPicture('windows');
    assert.match(ofSecond, /^Stopped at step [\d,]+.* Another window saved a model of this document meanwhile/);
    assert.match(ofSecond, /this one is kept beside it, in the table of runs\.$/);
    watching.abort();
    await watched;
    assert.ok(seen > 0);
    const models = await storedModels();
    assert.equal(models.size, 2, 'the document has a model, and the second run its own');
  });

  itDeeply('see both runs, and can make the one that was kept aside the model of the document', async () => {
    const other = playgrounds[1];
    assert.ok(other);
    await other.getByRole('button', { name: /^Use the model of run/ }).click();
    await first.page.bringToFront();
    await first.reloads();
    const reloaded = await first.webview('Playground: verse.txt');
    await until('both runs', async () => (await reloaded.locator('table.runs tbody tr').count()) === 2);
    await second.page.bringToFront();
    await second.runs('Recurrent: Focus on Models View');
    await second.page.locator('.pane-body .monaco-list-row', { hasText: 'verse.txt' }).waitFor();
    for (const bytes of (await storedModels()).values()) decodeCheckpoint(bytes);
  });
});
