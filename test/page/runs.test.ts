import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { violationsIn } from './driver/accessibility.ts';
import { compares } from './driver/comparing.ts';
import { Person } from './driver/person.ts';
import { themesToLookAt } from './driver/themes.ts';
import { until } from './driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

describe('runs beside each other', () => {
  let person: Person;
  let playground: Frame;
  before(async () => {
    person = await Person.sitsDown({ files: { 'verse.txt': verse.repeat(100) } });
    await person.opens('verse.txt');
    await person.runs('Recurrent: Open Playground');
    playground = await person.webview('Playground: verse.txt');
  });
  after(() => person.leaves());

  it('come from comparing RNN, LSTM and GRU as the playground says', async () => {
    await compares(person, playground, 60, ['Equal hidden size', '1 seed', '60 steps a run']);
    const table = playground.locator('.comparison .scroll table');
    for (const cell of ['RNN', 'LSTM', 'GRU']) {
      await table.getByRole('rowheader', { name: cell, exact: true }).waitFor();
    }
    await until('three rows in the table of runs', async () => (await runs().count()) === 3);
    assert.match(await playground.locator('.comparison h2').innerText(), /equal hidden size, 1 seed, 60 steps a run/);
    assert.match(await table.innerText(), /Counting letters/);
  });

  const runs = () => playground.locator('table.runs tbody tr');

  it('are sorted by what a click chooses', async () => {
    const column = async (at: number) =>
      runs()
        .locator(`td:nth-child(${at + 1})`)
        .allInnerTexts();
    const bits = (await column(4)).map(Number);
    assert.deepEqual(
      bits,
      bits.toSorted((a, b) => a - b),
    );
    await playground.getByRole('button', { name: 'Parameters' }).click();
    assert.deepEqual(await column(2), ['RNN', 'GRU', 'LSTM']);
    assert.equal(await playground.locator('th[aria-sort="ascending"]').innerText(), 'Parameters ↑');
  });

  it('are laid over each other when they are chosen, and keep a note', async () => {
    await playground.getByLabel('Note on run 2').fill('<b>the usual</b>');
    await playground.getByLabel('Note on run 2').press('Tab');
    await playground.getByLabel('Choose run 1').check();
    await playground.getByLabel('Choose run 2').check();
    await playground.getByRole('slider', { name: /Held-out bits per character of 2 runs/ }).waitFor();
    assert.equal(await playground.locator('tr.differs th').allInnerTexts().then(String), 'Cell');
    await until('the note', async () => (await playground.getByLabel('Note on run 2').inputValue()).includes('usual'));
    await playground.locator('.comparison h2').scrollIntoViewIfNeeded();
    await person.keepsPicture('comparison');
    await playground.getByRole('heading', { name: 'Chosen runs' }).scrollIntoViewIfNeeded();
    await person.keepsPicture('runs');
    assert.deepEqual(await violationsIn(playground), []);
  });

  it('are right in all four kinds of theme, at 200 % zoom and in a panel 300 pixels wide', async () => {
    for (const theme of themesToLookAt) {
      await person.choosesTheme(theme);
      assert.deepEqual(await violationsIn(playground), [], theme);
      await person.keepsPicture(`runs-${theme}`);
    }
    // A window half as wide and high shows what one of full size does at 200 %.
    await person.page.setViewportSize({ width: 720, height: 450 });
    assert.ok((await playground.evaluate(() => innerWidth)) <= 320);
    const sideways = await playground.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await playground.getByRole('heading', { name: 'Runs', exact: true }).scrollIntoViewIfNeeded();
    await person.keepsPicture('runs-narrow');
    assert.equal(sideways, 0, 'nothing stands beyond the edge');
    await person.page.setViewportSize({ width: 1440, height: 900 });
  });

  it('are copied as a table', async () => {
    await playground.getByRole('button', { name: 'Copy as Markdown' }).click();
    await person.statusBarItem('Copied 2 runs.').waitFor();
    const [header, , ...rows] = (await person.clipboard()).trimEnd().split('\n');
    assert.match(header ?? '', /^\| Run \| Cell \|.*\| Note \|$/);
    assert.equal(rows.length, 2);
    assert.ok(rows.some((row) => row.includes(String.raw`\<b\>the usual\</b\>`)));
    await playground.getByRole('button', { name: 'Copy as CSV' }).click();
    const csv = await until('a table of the other kind', async () => {
      const copied = await person.clipboard();
      return copied.startsWith('Run,') && copied;
    });
    const lines = csv.trimEnd().split(/\r?\n/);
    assert.equal(lines.length, 3);
    assert.ok(lines.some((line) => line.includes('<b>the usual</b>')));
  });

  it('are exported as a report that a browser shows without a script or a request', async () => {
    await playground.getByRole('button', { name: 'Export report' }).click();
    await person.savesAsOffered('verse.txt.runs.html');
    const html = await until('the report', async () => read(join(person.folder, 'verse.txt.runs.html')));
    const page = await person.page.context().newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(message.text()));
    await page.setContent(html);
    assert.equal(await page.locator('figure > svg').count(), 2);
    assert.equal(await page.locator('table').first().locator('tbody tr').count(), 4);
    assert.equal(await page.locator('b').count(), 0);
    assert.match(await page.locator('table').nth(1).innerText(), /<b>the usual<\/b>/);
    assert.deepEqual(asked, []);
    await page.screenshot({ path: '.screenshots/report.png', fullPage: true });
    await page.close();
  });
});

async function read(file: string): Promise<string | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    return text.endsWith('</html>\n') ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
