import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { faintTextIn, violationsIn } from './driver/accessibility.ts';
import { decorated } from './driver/decorations.ts';
import { itDeeply } from './driver/deeply.ts';
import { Person } from './driver/person.ts';
import { themesToLookAt } from './driver/themes.ts';
import { until } from './driver/until.ts';

const story = Array.from(
  { length: 120 },
  (_, day) => `Day ${day}: "The wind (from the west) rose," wrote the keeper; the lamp burned.\n`,
).join('');

describe('the inspector', () => {
  let person: Person;
  let inspector: Frame;

  before(async () => {
    // Wrapped, so that no line reaches under something else that could be clicked instead.
    person = await Person.sitsDown({ files: { 'log.txt': story }, settings: { 'editor.wordWrap': 'on' } });
    await person.opens('log.txt');
  });
  after(() => person.leaves());

  it('offers to train where nothing was learned yet', async () => {
    await person.runs('Recurrent: Inspect the Network on This Document');
    inspector = await person.webview('Inspector: log.txt');
    await inspector.getByRole('button', { name: 'Train on this document' }).click();
    const playground = await person.webview('Playground: log.txt');
    await playground.getByText(/epoch .*step \d\d+/).waitFor();
  });

  it('shows the hidden state while the network still learns, and the picture moves', async () => {
    // On a fast machine so short a text is learned by now; where it is not, this changes nothing.
    await person.tab('log.txt').first().click();
    await person.runs('Recurrent: Continue Training');
    await person.page.getByRole('tab', { name: 'Inspector: log.txt' }).click();
    inspector = await person.webview('Inspector: log.txt');
    await inspector.getByRole('grid').first().waitFor();
    const step = () =>
      inspector
        .getByText(/after step/)
        .first()
        .textContent();
    const first = await step();
    await until('newer weights', async () => (await step()) !== first);
    await person.keepsPicture('inspector-training');
  });

  it('reads a value to whoever moves through it with the keyboard', async () => {
    const grid = inspector.getByRole('grid').first();
    await grid.focus();
    await person.presses('ArrowRight');
    await person.presses('ArrowDown');
    const active = inspector.locator(`#${await grid.getAttribute('aria-activedescendant')}`);
    assert.equal(await active.getAttribute('role'), 'gridcell');
    assert.match((await active.textContent()) ?? '', /^unit 1, a at character 2: -?\d\.\d{3}$/);
    // A press on a button below ends this: were the button not to stay where it is, it would not be clicked.
    const tabs = inspector.getByRole('tablist');
    const place = await tabs.boundingBox();
    await grid.blur();
    await inspector.getByText('Point at the heatmap').waitFor();
    assert.deepEqual(await tabs.boundingBox(), place);
  });

  it('lights up in the editor the character under the pointer', async () => {
    const canvas = inspector.locator('#heatmap canvas');
    await canvas.hover({ position: { x: 200, y: 60 } });
    await person.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').first().waitFor();
    assert.match((await inspector.locator('.readout').textContent()) ?? '', /unit \d+, .+ at character [\d,]+: -?\d/);
  });

  it('colours the text by a clicked unit, and leaves no trace when that is over', async () => {
    await inspector.locator('#heatmap canvas').click({ position: { x: 200, y: 60 } });
    await inspector.getByLabel('Colour the text by this unit').check();
    const colored = person.page.locator('.monaco-editor .view-lines span[class*="ced-"]');
    await colored.first().waitFor();
    await person.keepsPicture('inspector-unit');
    const trace = inspector.getByRole('slider', { name: /^Unit \d+ over the text$/ });
    assert.equal(await trace.getAttribute('aria-valuemin'), '1', 'counts characters as the heatmap does');
    await inspector.getByLabel('Colour the text by this unit').uncheck();
    await until('uncoloured text', async () => (await colored.count()) === 0);
  });

  it('moves past its edge, reads out what comes there, and stays until the cursor moves', async () => {
    await person.tab('log.txt').first().click();
    await person.presses('Control+Home');
    for (let line = 0; line < 2; line++) await person.presses('ArrowDown');
    const grid = inspector.getByRole('grid').first();
    const cell = inspector.locator('#heatmap [role=gridcell]');
    const standsAt = (character: number) =>
      until(`character ${character}`, async () => (await cell.textContent())?.includes(`at character ${character}:`));
    /** A character near the right edge of what is seen. */
    const last = async () => {
      const canvas = inspector.locator('#heatmap canvas');
      const { width } = (await canvas.boundingBox()) ?? { width: 0 };
      for (const y of [30, 60]) await canvas.hover({ position: { x: width - 10, y } });
      const named = /at character (\d+)/.exec((await inspector.locator('.readout').first().textContent()) ?? '');
      return Number(named?.[1]);
    };
    await grid.focus();
    for (let times = 0; times < 10; times++) await person.presses('+');
    // The cursor may be heard of only now.
    await until('the right edge', async () => {
      await person.presses('End');
      return (await last()) > 390;
    });
    const spoken = await inspector.locator('#heatmap > div').evaluateHandle((cells) => {
      const said: (string | null)[] = [];
      const listener = new MutationObserver(() =>
        said.push(cells.querySelector('[role=gridcell]')?.textContent ?? null),
      );
      listener.observe(cells, { childList: true });
      return said;
    });
    await person.presses('ArrowRight');
    await standsAt(401);
    assert.match((await spoken.jsonValue()).join('; '), /^unit \d+, [^;]* at character 401: [^;]*$/);
    await until('what lies past the edge', async () => (await last()) > 390);
    await person.tab('log.txt').first().click();
    await person.presses('ArrowDown');
    await until('the cursor', async () => (await last()) < 390);
    await grid.focus();
    await person.presses('0');
  });

  it('follows the cursor', async () => {
    await person.page.locator('.monaco-editor .view-line').nth(2).click();
    await person.presses('Control+End');
    await until('the end of the text', async () => {
      const grid = inspector.getByRole('grid').first();
      await grid.focus();
      await person.presses('End');
      return (await inspector.locator('[role=gridcell]').first().textContent())?.includes(
        `character ${story.length.toLocaleString('en')}:`,
      );
    });
  });

  it('explains the prediction at the cursor, and where it comes from', async () => {
    await inspector.getByRole('button', { name: 'Explain the prediction at the cursor' }).click();
    await inspector.getByText(/owes to each character/).waitFor();
    await person.keepsPicture('inspector-influence');
    await inspector
      .locator('.bars canvas')
      .first()
      .hover({ position: { x: 200, y: 20 } });
    await until('a framed character', async () => (await decorated(person.page, 'framed')).length > 0);
    await inspector.getByRole('tab', { name: 'Memory' }).press('Enter');
    await until('no frame', async () => (await decorated(person.page, 'framed')).length === 0);
    await inspector.getByRole('tab', { name: 'From where?' }).click();
    await inspector.getByRole('button', { name: 'Search the whole document' }).click();
    await inspector
      .getByRole('button', { name: /^line \d+$/ })
      .first()
      .waitFor();
    await person.keepsPicture('inspector-sources');
  });

  it('shows predictions by earlier characters, the cursor’s framed, and lights up what one looks back on', async () => {
    const grid = inspector.locator('#lookback');
    await grid.focus();
    await person.presses('ArrowUp');
    const cell = inspector.locator('#lookback [role=gridcell]');
    await until('a value', async () =>
      /^prediction of “.” \(character [\d,]+\), looks at “.” \(character [\d,]+\): (\d\.\d{3}|–)$/.test(
        (await cell.textContent()) ?? '',
      ),
    );
    await inspector.locator('#lookback canvas').hover({ position: { x: 150, y: 200 } });
    await until('what it looks back on', async () => (await decorated(person.page, 'coloured')).length > 1);
    await inspector.getByText(/^prediction of .*, \d+ back: weight/).waitFor();
    await person.keepsPicture('inspector-looking-back');
    await inspector.getByRole('tab', { name: 'From where?' }).hover();
    await until('no colour', async () => (await decorated(person.page, 'coloured')).length === 0);
    await inspector.getByLabel('Colour the text by what the prediction at the cursor looks back on').check();
    await until('coloured text', async () => (await decorated(person.page, 'coloured')).length > 1);
    await inspector.getByLabel('Colour the text by what the prediction at the cursor looks back on').uncheck();
    await until('uncoloured text', async () => (await decorated(person.page, 'coloured')).length === 0);
  });

  it('says which units tell what, and how far back the network remembers', async () => {
    await inspector.getByRole('tab', { name: 'What is this unit?' }).click();
    await inspector.getByRole('button', { name: 'Measure' }).click();
    await inspector.getByRole('rowheader', { name: 'inside quotes' }).waitFor();
    await person.keepsPicture('inspector-units');
    await inspector.getByRole('tab', { name: 'Memory' }).click();
    await inspector.getByRole('button', { name: 'Measure' }).click();
    await inspector.getByText(/^\d+ characters$|^more than/).waitFor();
    await person.keepsPicture('inspector-memory');
  });

  it('looks back on earlier steps of the training', async () => {
    await inspector.getByRole('tab', { name: 'Time machine' }).click();
    const slider = inspector.getByRole('slider', { name: 'Time machine' });
    await slider.focus();
    await person.presses('Home');
    await inspector.getByText('after step 1', { exact: true }).first().waitFor();
    await person.presses('End');
  });

  it('colours surprise, jumps to it, and off removes every trace', async () => {
    await person.tab('log.txt').first().click();
    await person.runs('Recurrent: Toggle Surprise Lens');
    const colored = person.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]');
    await person.statusBarItem('Surprise').waitFor();
    await person.presses('Control+Home');
    await person.runs('Recurrent: Go to Next Surprise');
    await colored.first().waitFor();
    await person.keepsPicture('inspector-surprise');
    await person.runs('Recurrent: Toggle Surprise Lens');
    await until('uncoloured text', async () => (await colored.count()) === 0);
    await person.runs('Recurrent: Show Where Long Memory Pays (Network Against Counting)');
    await colored.first().waitFor();
    await person.keepsPicture('inspector-difference');
    await person.statusBarItem('Compared with counting').click();
    await until('uncoloured text', async () => (await colored.count()) === 0);
  });

  it('tells on hover what the network expected', async () => {
    await person.page.locator('.monaco-editor .view-line span', { hasText: 'wind' }).nth(2).hover();
    await person.page.locator('.monaco-hover', { hasText: 'The network expected' }).first().waitFor();
    await person.keepsPicture('inspector-hover');
  });

  it('lists other places where the network was in the same state', async () => {
    await person.page
      .locator('.monaco-editor .view-line')
      .nth(2)
      .dblclick({ position: { x: 60, y: 8 } });
    await person.runs('Recurrent: Find Places in the Same State');
    await person.page.locator('.reference-zone-widget').waitFor();
    await person.keepsPicture('inspector-places');
    await person.presses('Escape');
  });

  itDeeply('is there again after a reload', async () => {
    await person.reloads();
    inspector = await person.webview('Inspector: log.txt');
    await inspector.getByRole('grid').first().waitFor();
  });

  it('can be read and used in every theme', async () => {
    assert.deepEqual(await violationsIn(inspector), []);
    await inspector.locator('#heatmap canvas').click({ position: { x: 120, y: 40 } });
    await inspector.getByLabel('Colour the text by this unit').check();
    for (const theme of themesToLookAt) {
      await person.choosesTheme(theme);
      await person.page.locator('.monaco-editor .view-lines span[class*="ced-"]').first().waitFor();
      await person.keepsPicture(`inspector-${theme}`);
      assert.deepEqual(await faintTextIn(inspector), [], theme);
    }
  });
});
