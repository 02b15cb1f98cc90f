import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { faintTextIn } from './driver/accessibility.ts';
import { decorated } from './driver/decorations.ts';
import { Person } from './driver/person.ts';
import { themesToLookAt } from './driver/themes.ts';
import { until } from './driver/until.ts';

const story = Array.from({ length: 120 }, (_, day) => `Day ${day}: the wind from the west rose.\n`).join('');

describe('the inspector of a network with attention', () => {
  let person: Person;
  let inspector: Frame;

  before(async () => {
    person = await Person.sitsDown({ files: { 'log.txt': story } });
    await person.opens('log.txt');
    await person.presses('Control+B');
  });
  after(() => person?.leaves());

  it('shows that attention once the network was trained with it', async () => {
    await person.runs('Recurrent: Open Playground');
    const playground = await person.webview('Playground: log.txt');
    await playground.getByText('More settings', { exact: true }).last().click();
    await playground.getByLabel('Attention over own past').selectOption('general');
    // A document this small is learned so soon that pressing Stop may come too late.
    const steps = playground.getByRole('spinbutton', { name: 'Steps', exact: true });
    await steps.fill('40');
    await steps.press('Enter');
    await playground.getByRole('button', { name: 'Train', exact: true }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    await person.tab('log.txt').click();
    await person.runs('Recurrent: Inspect the Network on This Document');
    inspector = await person.webview('Inspector: log.txt');
    await inspector.getByRole('tab', { name: 'From where?' }).click();
    await inspector.getByText(/the share of the network’s own attention it gives/).waitFor();
  });

  it('colours the text by it, and by a neural cache where that is chosen instead', async () => {
    await person.page.locator('.monaco-editor .view-line').nth(5).click();
    await person.presses('End');
    await inspector.getByLabel(/Colour the text by what/).check();
    const colors = async () => JSON.stringify(await decorated(person.page, 'coloured'));
    const byAttention = await until('coloured text', async () => {
      const now = await colors();
      return now !== '[]' && now;
    });
    await inspector.getByLabel('Weights').selectOption('cache');
    await inspector.getByText(/the weight a neural cache/).waitFor();
    await until('other colours', async () => (await colors()) !== byAttention);
    await inspector.getByLabel('Weights').selectOption('attention');
    await until('the colours of before', async () => (await colors()) === byAttention);
  });

  it('can be read in every theme', async () => {
    for (const theme of themesToLookAt) {
      await person.choosesTheme(theme);
      await until('coloured text', async () => (await decorated(person.page, 'coloured')).length > 0);
      await inspector.locator('#lookback').scrollIntoViewIfNeeded();
      await person.keepsPicture(`inspector-attention-${theme}`);
      assert.deepEqual(await faintTextIn(inspector), [], theme);
    }
  });
});
