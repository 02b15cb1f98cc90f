import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { Random } from '../../src/engine/random.ts';
import { generatePairs } from '../../src/text/pairs/generators.ts';
import { violationsIn } from './driver/accessibility.ts';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';

const dates = generatePairs('dates', { count: 2000, length: 0 }, new Random(1));

describe('learning the pairs of the open document', () => {
  let person: Person;
  let pairs: Frame;
  before(async () => {
    const files = {
      'dates.tsv': `<img src=x>\t<b>bold</b>\n${dates}no pair here\n`,
      'prose.txt': 'One, two.\nThree, four.\n'.repeat(20),
    };
    person = await Person.sitsDown({ files });
  });
  after(() => person.leaves());

  it('begins from the palette, shows what was read and skipped, and the curves appear', async () => {
    await person.opens('dates.tsv');
    await person.runs('Recurrent: Train on the Pairs of This Document');
    pairs = await person.webview('Pairs: dates.tsv');
    await pairs.getByText('1 line was skipped for no separator').first().waitFor();
    await pairs.getByText(/2,001 pairs; [\d,]+ to train on, \d+ held out\./).waitFor();
    await pairs.getByRole('img', { name: /Exact outputs by source length/ }).waitFor();
    await pairs.locator('.examples td').first().waitFor();
    assert.equal(await pairs.locator('img[src], b').count(), 0);
  });

  it('stops when told to, and then shows where it looks for the pair under the cursor', async () => {
    await until(
      '10 % of units right',
      async () => {
        const summary = await pairs.getByRole('img', { name: /of units right/ }).getAttribute('aria-label');
        return Number(summary?.match(/([\d.]+) % of units/)?.[1]) > 40 || undefined;
      },
      60,
    );
    await pairs.getByRole('button', { name: 'Stop' }).click();
    await pairs.getByRole('button', { name: 'Train again' }).waitFor();
    await person.tab('dates.tsv').click();
    await person.clicksIntoEditor();
    await person.presses('Control+Home');
    await person.presses('ArrowDown');
    await pairs.locator('#attention[role=grid]').waitFor();
    await pairs.locator('#attention').scrollIntoViewIfNeeded();
    await pairs.locator('#attention canvas').hover({ position: { x: 150, y: 40 } });
    await person.keepsPicture('pairs');
    await pairs.getByText('Is it an explanation').scrollIntoViewIfNeeded();
    await pairs.getByRole('button', { name: 'Replace the attention' }).click();
    await pairs.getByRole('row', { name: /^shuffled/ }).waitFor();
    await pairs.getByLabel('Force a beginning').fill('20');
    await pairs.locator('.difference').waitFor();
    await person.keepsPicture('pairs-what-if');
    assert.deepEqual(await violationsIn(pairs), []);
  });
});
