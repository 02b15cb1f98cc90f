import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { decorated } from '../driver/decorations.ts';
import { Person } from '../driver/person.ts';
import { until } from '../driver/until.ts';

/** Tabs, wide characters, both halves of a surrogate pair, combining marks, a line that has to be wrapped, lines to fold. */
const hard = [
  'a\tb\t\tc',
  '漢字 and 😀😀 x',
  'if (wide) {',
  '    folded one',
  '    folded two',
  '}',
  'a long line '.repeat(20),
  'Q stands here once.',
];
const text = `${hard.join('\n')}\n`.repeat(12);

describe('the inspector in hard places', () => {
  let person: Person;
  let inspector: Frame;

  before(async () => {
    person = await Person.sitsDown({
      files: { 'hard.txt': text, 'other.txt': 'What keeps its editor group open.' },
      settings: {
        'editor.wordWrap': 'on',
        'editor.minimap.enabled': false,
        'editor.acceptSuggestionOnEnter': 'off',
        'editor.unicodeHighlight.ambiguousCharacters': false,
      },
    });
    await person.opens('other.txt');
    await person.opens('hard.txt');
    await person.presses('Control+B');
    await person.runs('Recurrent: Train on This Document');
    const playground = await person.webview('Playground: hard.txt');
    await playground.getByText(/epoch .*step \d\d+/).waitFor();
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    await person.tab('hard.txt').click();
    await person.runs('Recurrent: Inspect the Network on This Document');
    inspector = await person.webview('Inspector: hard.txt');
    await inspector.getByRole('grid').first().waitFor();
  });
  after(() => person?.leaves());

  /** Moves in the heatmap; tells the character it names. */
  async function movesTo(key: string): Promise<string> {
    const grid = inspector.getByRole('grid').first();
    const before = await grid.getAttribute('aria-activedescendant');
    await grid.focus();
    await person.presses(key);
    await until('another cell', async () => (await grid.getAttribute('aria-activedescendant')) !== before);
    const cell = (await inspector.locator('#heatmap [role=gridcell]').textContent()) ?? '';
    return /, (.) at character [\d,]+/u.exec(cell)?.[1] ?? '';
  }

  /** As the heatmap writes what has no letter of its own; the editor draws a tab as several spaces. */
  function shown(text: string, named: string): string {
    const visible = text.replaceAll(/[ \u00a0]/g, '·');
    return named === '⇥' && /^·+$/.test(visible) ? '⇥' : visible;
  }

  /** Points at `count` characters in turn: each has to be framed in every editor that shows the text, and nothing else. */
  async function followsEveryCharacter(count: number, editors = 1): Promise<void> {
    await movesTo('Control+Home');
    for (let step = 0; step < count; step++) {
      const named = await movesTo('ArrowRight');
      if (named === '⏎') continue;
      const expected = Array.from({ length: editors }, () => named).join();
      await until(`${editors} framed ${named} at step ${step}`, async () => {
        const framed = await decorated(person.page, 'framed');
        return framed.map(({ text }) => shown(text, named)).join() === expected;
      });
    }
  }

  const colored = () => decorated(person.page, 'coloured');
  const nothingColored = () => until('no decoration', async () => (await colored()).length === 0);
  async function leavesTheHeatmap(): Promise<void> {
    await person.tab('hard.txt').first().click();
    await nothingColored();
  }

  it('frames the very character it names: tabs, wide characters, emoji, wrapped lines', async () => {
    await followsEveryCharacter(32);
    await leavesTheHeatmap();
  });

  it('does so in both halves of a split editor', async () => {
    await person.runs('View: Split Editor Down');
    await until('two editors', async () => (await person.tab('hard.txt').count()) === 2);
    await followsEveryCharacter(12, 2);
    await person.keepsPicture('places-split');
    await person.tab('hard.txt').last().click();
    await person.runs('View: Close Editor');
    await leavesTheHeatmap();
  });

  /** What is coloured once that stays the same. */
  function settledColors() {
    let before = '';
    return until('colours that stay', async () => {
      const now = await colored();
      const same = JSON.stringify(now) === before;
      before = JSON.stringify(now);
      await person.page.waitForTimeout(300);
      return same && now.length > 0 && now;
    });
  }

  it('colours what stands behind a fold as it did before', async () => {
    await person.runs('Recurrent: Toggle Surprise Lens');
    const ofLine = async (start: string) => (await settledColors()).filter(({ line }) => line.startsWith(start));
    const before = (await ofLine('Q')).slice(0, 3);
    await person.runs('Fold All');
    await until('folded text', async () => (await person.page.locator('.monaco-editor .inline-folded').count()) > 0);
    assert.deepEqual((await ofLine('Q')).slice(0, 3), before);
    await person.keepsPicture('places-folded');
    await person.runs('Unfold All');
    await until(
      'unfolded text',
      async () => (await person.page.locator('.monaco-editor .inline-folded').count()) === 0,
    );
  });

  it('colours a text that is written into as it colours one that stood there', async () => {
    const writes = async (what: string) => {
      await person.types(what);
      const afterwards = await settledColors();
      await person.runs('Recurrent: Toggle Surprise Lens');
      await nothingColored();
      await person.runs('Recurrent: Toggle Surprise Lens');
      assert.deepEqual(await settledColors(), afterwards, what);
    };
    await person.clicksIntoEditor();
    await person.presses('Control+Home');
    await writes('three\nnew 漢\nlines\n');
    for (let line = 0; line < 4; line++) await person.presses('ArrowDown');
    await person.presses('End');
    await writes(' inside');
    await person.presses('Control+End');
    await person.types('after the end');
    await person.presses('Control+Home');
    await writes('x');
    await inspector.getByText(/\d+ characters were written since the network learned this text/).waitFor();
    await person.runs('Recurrent: Toggle Surprise Lens');
    await nothingColored();
    await followsEveryCharacter(20);
    await person.keepsPicture('places-edited');
    await leavesTheHeatmap();
  });

  it('forgets that it was edited once that is undone', async () => {
    await person.clicksIntoEditor();
    await until('the text that was learned', async () => {
      await person.presses('Control+Z');
      return (await inspector.getByText(/were written since/).count()) === 0;
    });
  });

  it('finds its places in a comparison, and leaves nothing behind in it', async () => {
    await person.clicksIntoEditor();
    await person.presses('Control+Home');
    await person.types('first line\n');
    await person.runs('File: Compare Active File with Saved');
    await person.page.locator('.monaco-diff-editor .modified-in-monaco-diff-editor .view-line').first().waitFor();
    await followsEveryCharacter(12);
    await person.keepsPicture('places-diff');
    await person.tab('hard.txt (in file)').click();
    await person.runs('View: Close Editor');
    await person.tab('hard.txt (in file)').waitFor({ state: 'detached' });
    await leavesTheHeatmap();
    await person.runs('File: Revert File');
  });

  it('reads a document anew that was closed and is another when it is opened again', async () => {
    await person.clicksIntoEditor();
    await person.runs('View: Close Editor');
    await until('no editor', async () => (await person.tab('hard.txt').count()) === 0);
    await nothingColored();
    await writeFile(join(person.folder, 'hard.txt'), `Entirely other words, 漢字.\n${text}`);
    await person.opens('hard.txt');
    // VS Code remembers where the cursor was.
    await person.presses('Control+Home');
    await until('the other text', async () => (await movesTo('Control+Home')) === 'E');
    await followsEveryCharacter(12);
    await leavesTheHeatmap();
  });

  it('colours earlier places only, and the character that is pointed at', async () => {
    await inspector.getByRole('tab', { name: 'From where?' }).click();
    await inspector.getByLabel(/Colour the text by what/).check();
    await person.page.locator('.monaco-editor .view-line', { hasText: 'if (wide)' }).first().click();
    await person.presses('Home');
    await until('coloured text', async () => (await colored()).length > 0);
    const cursor = await person.page.locator('.monaco-editor .cursor').first().boundingBox();
    const lowest = await person.page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('.monaco-editor .view-overlays .cdr[class*="ced-"]')].map(
          (box) => box.getBoundingClientRect().top,
        ),
      ),
    );
    assert.ok(cursor && lowest < cursor.y, 'nothing at or after the cursor is looked back on');
    await person.keepsPicture('places-looking-back');
    await inspector.getByLabel(/Colour the text by what/).uncheck();
    await nothingColored();
  });

  it('takes everything back when its model is deleted while it is shown', async () => {
    await inspector.locator('#heatmap canvas').click({ position: { x: 200, y: 60 } });
    await inspector.getByLabel('Colour the text by this unit').check();
    await person.tab('hard.txt').first().click();
    await until('coloured text', async () => (await colored()).length > 0);
    await person.runs('Recurrent: Forget This Document');
    await person.page.getByRole('button', { name: 'Forget', exact: true }).click();
    await inspector.getByRole('button', { name: 'Train on this document' }).waitFor();
    await nothingColored();
  });
});
