import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { runRecord } from '../../../src/protocol/runs.ts';
import { violationsIn } from '../driver/accessibility.ts';
import { compares } from '../driver/comparing.ts';
import { Person } from '../driver/person.ts';
import { runFiles } from '../driver/storedModels.ts';
import { until } from '../driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

describe('many runs', () => {
  let person: Person;
  let playground: Frame;
  before(async () => {
    person = await Person.sitsDown({ files: { 'verse.txt': verse.repeat(100) } });
    await person.opens('verse.txt');
    await person.runs('Recurrent: Open Playground');
    playground = await person.webview('Playground: verse.txt');
  });
  after(() => person.leaves());

  const rows = () => playground.locator('table.runs tbody tr');

  it('of three seeds each show in a comparison how much is chance', async () => {
    await compares(person, playground, 120, ['Equal number of parameters', '3 seeds', '120 steps a run']);
    await until('nine runs', async () => (await rows().count()) === 9, 110);
    assert.match(await playground.locator('.comparison h2').innerText(), /equal parameters, 3 seeds, 120 steps a run/);
    const table = playground.locator('.comparison .scroll table');
    for (const cell of ['RNN', 'LSTM', 'GRU']) {
      const row = table.locator('tr', { has: playground.getByRole('rowheader', { name: cell, exact: true }) });
      await until(`what lies between the runs of ${cell}`, async () => {
        const [, low, high] = /(\d\.\d{3}) – (\d\.\d{3})/.exec(await row.innerText()) ?? [];
        return Number(low) < Number(high);
      });
    }
    await playground.locator('.comparison h2').scrollIntoViewIfNeeded();
    await person.keepsPicture('comparison-three-seeds');
    assert.deepEqual(await violationsIn(playground), []);
  });

  it('up to two hundred stand in the table, are sorted and keep notes', async () => {
    const [first, ...others] = await runFiles();
    assert.ok(first);
    const record = runRecord.parse(JSON.parse(await readFile(first, 'utf8')));
    for (let more = others.length + 1; more < 200; more++) {
      const run = `00000000-0000-4000-8000-${String(more).padStart(12, '0')}`;
      const file = first.replace(record.run, run);
      assert.notEqual(file, first);
      await writeFile(file, JSON.stringify({ ...record, run, number: 100 + more, step: more, hasModel: false }));
    }
    await person.reloads();
    playground = await person.webview('Playground: verse.txt');
    await until('two hundred runs', async () => (await rows().count()) === 200);
    await playground.getByRole('button', { name: 'Steps' }).click();
    await playground.locator('th[aria-sort]').filter({ hasText: 'Steps' }).waitFor();
    await playground.getByLabel('Note on run 299').fill('the last one');
    await playground.getByLabel('Note on run 299').press('Tab');
    await person.keepsPicture('runs-two-hundred');
    assert.equal(await playground.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
});
