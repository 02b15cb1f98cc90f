import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { Random } from '../../src/engine/random.ts';
import { generatePairs } from '../../src/text/pairs/generators.ts';
import { faintTextIn, violationsIn } from './driver/accessibility.ts';
import { itDeeply } from './driver/deeply.ts';
import { Person } from './driver/person.ts';
import { themesToLookAt } from './driver/themes.ts';
import { until } from './driver/until.ts';

const dates = generatePairs('dates', { count: 1000, length: 0 }, new Random(1));

describe('learning the pairs of the open document', () => {
  let person: Person;
  let pairs: Frame;
  before(async () => {
    const files = {
      'dates.tsv': `<img src=x>\t<b>bold</b>\n${dates}no pair here\n`,
      'prose.txt': 'She came in, he went out.\nNight fell, morning rose.\n'.repeat(20),
    };
    person = await Person.sitsDown({ files });
  });
  after(() => person.leaves());

  const summary = async (name: RegExp) => (await pairs.getByRole('slider', { name }).getAttribute('aria-label')) ?? '';
  /** The button that has the focus. */
  const focused = () => pairs.evaluate(() => document.activeElement?.closest('button')?.textContent);
  const setting = (name: string) => pairs.getByRole('spinbutton', { name, exact: true });

  it('asks first where prose passes for a table', async () => {
    await person.opens('prose.txt');
    await person.runs('Recurrent: Train on the Pairs of This Document');
    pairs = await person.webview('Pairs: prose.txt');
    await pairs.getByText(/commas of this document may be those of sentences/).waitFor();
    assert.equal(await pairs.getByRole('button', { name: 'Stop' }).count(), 0);
    await pairs.getByLabel('Read as').selectOption('tabs');
    await pairs.getByText(/40 lines were skipped for no separator/).waitFor();
  });

  it('begins from the palette, shows what was read and skipped, and decodes examples as text', async () => {
    await person.tab('prose.txt').click();
    await person.opens('dates.tsv');
    await person.runs('Recurrent: Train on the Pairs of This Document');
    pairs = await person.webview('Pairs: dates.tsv');
    await pairs.getByText('1 line was skipped for no separator').waitFor();
    await pairs.getByText(/1,001 pairs; \d+ to train on, \d+ held out\./).waitFor();
    await pairs.locator('.examples td').first().waitFor();
    assert.equal(await pairs.locator('img[src], b').count(), 0);
    await person.page
      .locator('.statusbar-item[aria-label*="learns the pairs of dates.tsv: bits per target"]')
      .waitFor();
    const log = pairs.getByRole('log').filter({ hasText: /^Step [\d,]+: \d+\.\d\d bits per unit / });
    await log.waitFor({ state: 'attached' });
    const right = async () => Number((await summary(/of units right/)).match(/([\d.]+) % of units/)?.[1]);
    await until('half of the units right', async () => (await right()) > 50 || undefined);
  });

  it('can be looked into while it is paused, also after its panel was hidden, and keeps what was asked', async () => {
    await pairs.getByRole('button', { name: 'Pause' }).press('Enter');
    await until('a button of the paused run', async () => (await focused()) === 'Resume' || undefined);
    await pairs.getByLabel('Type your own source').fill('JAN 02 1999');
    await setting('Beam').fill('2');
    await setting('Beam').press('Enter');
    await person.tab('Pairs: prose.txt').click();
    await person.webview('Pairs: prose.txt');
    await person.tab('Pairs: dates.tsv').click();
    pairs = await person.webview('Pairs: dates.tsv');
    await pairs.locator('dl.written output').waitFor();
    assert.equal(await pairs.getByLabel('Type your own source').inputValue(), 'JAN 02 1999');
    assert.equal(await setting('Beam').inputValue(), '2');
    await pairs.getByLabel('Type your own source').fill('');
    await pairs.getByRole('button', { name: 'Resume' }).press('Enter');
    await until('a button of the running training', async () => (await focused()) === 'Pause' || undefined);
    await pairs.getByRole('button', { name: 'Stop' }).press('Enter');
    await until('a button to train again', async () => (await focused()) === 'Train again' || undefined);
  });

  it('draws accuracy against source length with and without attention', async () => {
    assert.match(await summary(/Exact outputs by source length/), /general attention, \d+: \d+ %/);
    await pairs.getByText(/^Settings:/).click();
    await setting('Steps').fill('30');
    await setting('Steps').press('Enter');
    await pairs.getByRole('button', { name: 'Also train without attention' }).click();
    await pairs.getByRole('slider', { name: /general attention.*without attention, \d+: \d+ %/ }).waitFor();
    await pairs.getByRole('button', { name: 'Train again' }).waitFor();
    await pairs.getByText(/^Settings:/).click();
    await person.keepsPicture('pairs-compared');
  });

  it('shows where it looks for the pair under the cursor, linked with the editor both ways', async () => {
    await person.tab('dates.tsv').click();
    await person.clicksIntoEditor();
    await person.presses('Control+Home');
    await person.presses('ArrowDown');
    const heatmap = pairs.locator('#attention[role=grid]');
    await heatmap.waitFor();
    await heatmap.focus();
    await person.presses('ArrowDown');
    await heatmap
      .locator('[role=gridcell]')
      .filter({ hasText: /^writing . \(unit 2\), source . \(unit 1\): \d\.\d{3}$/ })
      .waitFor({ state: 'attached' });
    await person.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').first().waitFor();
    await person.keepsPicture('pairs');
  });

  it('shows what a forced beginning, a swapped unit and a dragged weight change, and what other attention does', async () => {
    // No year it has seen begins so.
    await pairs.getByLabel('Force a beginning').fill('3');
    await pairs.locator('.difference ins').first().waitFor();
    await pairs.getByRole('button', { name: 'Undo the changes' }).click();
    await pairs.getByLabel('source unit 1', { exact: true }).fill('☃');
    await pairs.getByLabel('source unit 1', { exact: true }).press('Enter');
    await pairs.locator('.difference').waitFor();
    await pairs.getByRole('button', { name: 'Undo the changes' }).click();
    await pairs.locator('#attention').focus();
    await person.presses('Enter');
    await pairs.getByLabel(/^How much writing/).press('End');
    await pairs.getByLabel(/^How much writing/).press('ArrowLeft');
    await pairs.getByText(/^These weights sum to [\d.]+: they are scaled back to 1\.$/).waitFor();
    await pairs.locator('.difference').waitFor();
    await pairs.getByRole('button', { name: 'Replace the attention' }).click();
    await pairs.getByRole('row', { name: /^shuffled/ }).waitFor();
    await pairs.getByText(/^Uniform attention makes the output/).scrollIntoViewIfNeeded();
    await person.keepsPicture('pairs-what-if');
  });

  it('translates what is typed, and says which of it the network does not know', async () => {
    await pairs.getByLabel('Type your own source').fill('JAN 02 ☃');
    await pairs.getByText('Not known to the network: ☃').waitFor();
    await pairs.getByLabel('Type your own source').fill('');
  });

  it('can be read and used in every theme', async () => {
    assert.deepEqual(await violationsIn(pairs), []);
    for (const theme of themesToLookAt) {
      await person.choosesTheme(theme);
      await person.keepsPicture(`pairs-${theme}`);
      assert.deepEqual(await faintTextIn(pairs), [], theme);
    }
  });

  itDeeply('is still there after the window was reloaded', async () => {
    await person.reloads();
    pairs = await person.webview('Pairs: dates.tsv');
    await pairs.getByRole('slider', { name: /Exact outputs by source length/ }).waitFor();
    await pairs.locator('.examples td').first().waitFor();
    await pairs.locator('#attention[role=grid], .looking').first().waitFor();
  });

  it('may be examples that are opened from the palette, edited, and learned at one click', async () => {
    await person.runs('Recurrent: Open Example Pairs');
    await person.page.locator('.quick-input-list .monaco-list-row[aria-label^="Addition"]').first().click();
    await person.notification('10,000 pairs to learn from').getByRole('button', { name: 'Train on Them' }).click();
    const examples = await person.webview('Pairs: Untitled-1');
    await examples.getByText(/10,000 pairs; 9,[45]\d\d to train on, 5\d\d held out\./).waitFor();
    await examples.getByRole('button', { name: 'Stop' }).waitFor();
    await person.page.locator('.tab[data-resource-name="Untitled-1"]').click();
    await person.clicksIntoEditor();
    await person.presses('Control+Home');
    await person.types('1+1\t2\n');
    await examples.getByText('The document was edited since').waitFor();
    await examples.getByText(/10,001 pairs/).waitFor();
    await examples.getByRole('button', { name: 'Stop' }).click();
    await examples.getByText(/^Stopped at step/).waitFor();
  });
});
