import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { decodePairsCheckpoint } from '../../../src/engine/pairsCheckpoint.ts';
import { Random } from '../../../src/engine/random.ts';
import { generatePairs } from '../../../src/text/pairs/generators.ts';
import { Person } from '../driver/person.ts';
import { storedModels } from '../driver/storedModels.ts';
import { until } from '../driver/until.ts';

const pairs = generatePairs('reverse', { count: 5000, length: 15 }, new Random(1));

describe('two windows that train the same pairs', () => {
  let first: Person;
  let second: Person;
  before(async () => {
    first = await Person.sitsDown({ files: { 'words.tsv': pairs } });
    second = await first.opensAnotherWindow();
  });
  after(() => first.leaves());

  const train = async (window: Person): Promise<Frame> => {
    await window.page.bringToFront();
    await window.opens('words.tsv');
    await window.runs('Recurrent: Train on the Pairs of This Document');
    const panel = await window.webview('Pairs: words.tsv');
    await panel.getByText(/epoch .*step \d/).waitFor();
    return panel;
  };
  const stop = async (window: Person, panel: Frame): Promise<void> => {
    await window.page.bringToFront();
    await panel.getByRole('button', { name: 'Stop' }).click();
    await panel.getByRole('button', { name: 'Train again' }).waitFor();
  };

  it('keep both models until a person says which one stays', async () => {
    const one = await train(first);
    const other = await train(second);
    await stop(first, one);
    const [saved] = [...(await storedModels()).values()];
    await stop(second, other);
    await other.getByText(/Another window saved a model of these pairs meanwhile/).waitFor();
    assert.equal((await storedModels()).size, 2);
    await second.keepsPicture('windows-pairs');
    await second
      .notification(/Which one is kept/)
      .getByRole('button', { name: 'This One' })
      .click();
    await until('one model', async () => (await storedModels()).size === 1);
    const [kept] = [...(await storedModels()).values()];
    assert.ok(saved && kept);
    assert.notDeepEqual(kept, saved);
    decodePairsCheckpoint(kept);
  });
});
