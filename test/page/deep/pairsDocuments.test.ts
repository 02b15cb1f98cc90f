import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { faintTextIn, violationsIn } from '../driver/accessibility.ts';
import { Person } from '../driver/person.ts';
import { until } from '../driver/until.ts';

const animals = { dog: 'chien', cat: 'chat', horse: 'cheval', wolf: 'loup', rabbit: 'lapin' };
const looks = { small: 'petit', big: 'grand', pretty: 'joli', old: 'vieux' };
const acts = { sleeps: 'dort', runs: 'court', drinks: 'boit', understands: 'comprend' };

/** Eighty sentences in two languages, whose words have a plain order. */
const sentences = Object.entries(animals).flatMap(([animal, animalInFrench]) =>
  Object.entries(looks).flatMap(([look, lookInFrench]) =>
    Object.entries(acts).map(([act, actInFrench]) => ({
      english: `the ${look} ${animal} ${act}`,
      french: `le ${lookInFrench} ${animalInFrench} ${actInFrench}`,
    })),
  ),
);
const english = sentences.map((sentence) => `${sentence.english}\n`).join('');
const french = sentences.map((sentence) => `${sentence.french}\r\n`).join('');

const table = [
  'number,german,english',
  '1,"eins, ja",one',
  '2,zwei',
  ',drei,',
  ...Array.from({ length: 12 }, (_, row) => `${row + 4},wort ${row},word ${row}`),
].join('\r\n');

describe('documents of pairs', () => {
  let person: Person;
  let pairs: Frame;
  before(async () => {
    const files = {
      'table.csv': table,
      'english.txt': english,
      'french.txt': french,
      'one.tsv': 'a single source\ta single target\n',
      'mixed.tsv': `${'word '.repeat(5000)}\tlong\r\na\tb\ra\tc\n\tempty\n${'x'.repeat(3)}\ty\n`.concat(
        'p\tq\n'.repeat(10),
      ),
    };
    person = await Person.sitsDown({ files });
  });
  after(() => person.leaves());

  const first = (column: number) => pairs.locator(`.preview tbody tr td:nth-child(${column})`).allTextContents();

  it('with more than two columns wait until a person chose two', async () => {
    await person.opens('table.csv');
    await person.runs('Recurrent: Train on the Pairs of This Document');
    pairs = await person.webview('Pairs: table.csv');
    await person.notification('This table has 3 columns').waitFor();
    await pairs.getByLabel('Source column').selectOption('english');
    await pairs.getByLabel('Target column').selectOption('german');
    await until('the chosen columns', async () => (await first(2))[0] === 'one' || undefined);
    assert.equal((await first(3))[0], 'eins, ja');
    await pairs.getByText('1 line was skipped for a missing column (line 3).').waitFor();
    await pairs.getByText('1 line was skipped for an empty source (line 4).').waitFor();
    await person.keepsPicture('pairs-table');
  });

  it('tell what was skipped, and refuse what is too little in a sentence', async () => {
    await person.tab('table.csv').click();
    await person.opens('mixed.tsv');
    await person.runs('Recurrent: Open Pairs');
    pairs = await person.webview('Pairs: mixed.tsv');
    await pairs.getByText('1 line was skipped for a side of more than 500 characters (line 1).').waitFor();
    await pairs.getByText('1 line was skipped for an empty source (line 4).').waitFor();
    await pairs.getByText('1 source stands there more than once with different targets.').waitFor();
    await person.tab('mixed.tsv').click();
    await person.opens('one.tsv');
    await person.runs('Recurrent: Train on the Pairs of This Document');
    pairs = await person.webview('Pairs: one.tsv');
    await pairs.getByRole('alert').filter({ hasText: '1 pair was found' }).waitFor();
    assert.equal(await pairs.getByRole('button', { name: 'Train', exact: true }).isDisabled(), true);
  });

  it('may be two, line by line, and are learned word by word', async () => {
    await person.tab('one.tsv').click();
    await person.opens('french.txt');
    await person.opens('english.txt');
    await person.runs('Recurrent: Open Pairs');
    pairs = await person.webview('Pairs: english.txt');
    await pairs.getByLabel('Read as').selectOption('sideBySide');
    await pairs.getByLabel('Targets in').selectOption('french.txt');
    await until('the first pair', async () => (await first(3))[0] === sentences[0]?.french || undefined);
    await pairs.getByLabel('Unit', { exact: true }).selectOption('word');
    await pairs.getByRole('spinbutton', { name: 'Steps', exact: true }).fill('150');
    await pairs.getByRole('spinbutton', { name: 'Steps', exact: true }).press('Enter');
    await pairs.getByRole('button', { name: 'Train', exact: true }).click();
    await pairs.getByRole('button', { name: 'Train again' }).waitFor();
    await person.tab('english.txt').click();
    await person.clicksIntoEditor();
    await person.presses('Control+Home');
    await pairs.locator('#attention[role=grid]').waitFor();
    await pairs.locator('.written output').filter({ hasText: /^le / }).waitFor();
    await pairs.locator('#attention').scrollIntoViewIfNeeded();
    await person.keepsPicture('pairs-words');
  });

  it('show a beam as a tree, a wider one with more outputs', async () => {
    assert.equal(await pairs.locator('.hypotheses li').count(), 3);
    const beam = pairs.getByRole('spinbutton', { name: 'Beam' });
    await beam.fill('5');
    await beam.press('Enter');
    await until('five outputs', async () => (await pairs.locator('.hypotheses li').count()) === 5 || undefined);
    await pairs.locator('.branches .best').first().scrollIntoViewIfNeeded();
    await person.keepsPicture('pairs-tree');
  });

  it('have their attention saved as numbers', async () => {
    await pairs.getByLabel('Export as').focus();
    await person.presses('End');
    await pairs.getByRole('button', { name: 'Export …' }).click();
    await person.savesAsOffered('attention.csv');
    // A file that is new is found by its name only after a while.
    await person.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'attention.csv' }).click();
    await person.page.locator('.view-line').filter({ hasText: 'writing le' }).first().waitFor();
    await person.tab('Pairs: english.txt').click();
    pairs = await person.webview('Pairs: english.txt');
  });

  it('can be read in a narrow panel and at twice the size', async () => {
    // Half of the window in CSS pixels is what zooming to 200 % leaves; the narrow one leaves the panel about 300.
    for (const [name, width, height] of [
      ['narrow', 660, 900],
      ['zoomed', 720, 450],
    ] as const) {
      await person.page.setViewportSize({ width, height });
      await pairs.locator('h1').scrollIntoViewIfNeeded();
      await person.keepsPicture(`pairs-${name}`);
      await pairs.locator('#attention').scrollIntoViewIfNeeded();
      await person.keepsPicture(`pairs-${name}-attention`);
      const overflow = await pairs.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${name}: ${overflow} pixels too wide`);
    }
    await person.page.setViewportSize({ width: 1440, height: 900 });
    assert.deepEqual(await violationsIn(pairs), []);
    assert.deepEqual(await faintTextIn(pairs), []);
  });
});
