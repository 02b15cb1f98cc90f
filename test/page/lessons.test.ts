import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { faintTextIn, violationsIn } from './driver/accessibility.ts';
import { Person } from './driver/person.ts';
import { themesToLookAt } from './driver/themes.ts';
import { until } from './driver/until.ts';

const hostile = `# My own lesson

<img src=x onerror="document.title='hacked'">

[run](command:recurrent.train) and ![a picture](https://example.org/x.png)

\`\`\`question
id: q
\`\`\`

The rest is still here.
`;

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

/** Ten years of months: a season, a rise, and some noise that is no pattern. */
const sales = [
  'month,sales',
  ...Array.from(
    { length: 120 },
    (_, n) => `${n + 1},${(100 + n + 30 * Math.sin(n / 1.91) + ((n * 7919) % 11)).toFixed(1)}`,
  ),
].join('\n');

describe('lessons', () => {
  let person: Person;
  let story: string;
  before(async () => {
    story = await readFile('media/samples/lighthouse.txt', 'utf8');
    person = await Person.sitsDown({ files: { 'story.txt': story, 'own.md': hostile, 'sales.csv': sales } });
    await person.opens('story.txt');
    await person.runs('Recurrent: Open Lesson');
  });
  after(() => person.leaves());

  /** Goes to a chapter by the contents. */
  const turnTo = async (chapter: string, heading: string): Promise<Frame> => {
    await person.runs('Recurrent: Open Lesson');
    const view = await lesson();
    await view.locator('nav.contents details').evaluate((details) => details.setAttribute('open', ''));
    await view
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('button', { name: chapter, exact: true })
      .click();
    await view.getByRole('heading', { name: heading, level: 1 }).waitFor();
    return lesson();
  };

  const lesson = async (): Promise<Frame> => {
    const view = await person.webview('Lesson');
    await view.locator('article[aria-busy="false"] h1').waitFor();
    return view;
  };

  it('paint the first chapter beside the editor, without anything axe-core would object to', async () => {
    const view = await lesson();
    assert.match(await view.locator('h1').innerText(), /Sequences/);
    assert.ok((await view.locator('.katex').count()) > 5);
    await person.keepsPicture('lesson-first');
    assert.deepEqual(await violationsIn(view), []);
  });

  it('say what a symbol is, and what it is now, at the cursor or where there is enough before it', async () => {
    const view = await lesson();
    await view.locator('#bits .term').nth(2).hover();
    const card = view.locator('.symbol-card');
    await card.getByText('probability of what came').waitFor();
    await card.getByText(/at character 17 of story\.txt, the first place with enough before it/).waitFor();
    await person.keepsPicture('lesson-symbol');
  });

  it('let the keyboard into what a symbol is, and back to the symbol', async () => {
    const view = await lesson();
    const symbol = view.locator('#bits .term').nth(2);
    const card = view.getByRole('dialog', { name: 'probability of what came' });
    await symbol.focus();
    await person.presses('Enter');
    await until('the focus in the card', async () =>
      (await view.locator(':focus').ariaSnapshot()).startsWith('- button "Show in the inspector"'),
    );
    await card
      .getByRole('status')
      .getByText(/at character 17 of story\.txt/)
      .waitFor();
    await view.locator('#bits .term').first().hover();
    await person.presses('Tab');
    await person.presses('Tab');
    assert.match(await view.locator(':focus').ariaSnapshot(), /^- button "Close"/);
    assert.deepEqual(await violationsIn(view), []);
    await person.presses('Enter');
    await card.waitFor({ state: 'detached' });
    assert.ok(await symbol.evaluate((element) => element === document.activeElement));
  });

  it('check a printed equation on a network', async () => {
    const view = await lesson();
    await view.locator('#bits').getByRole('button', { name: 'Check this equation' }).click();
    await view
      .locator('#bits')
      .getByText(/Holds: the largest difference/)
      .waitFor();
  });

  it('run an experiment on the open file and keep what it found', async () => {
    const view = await lesson();
    const experiment = view.locator('#first-look');
    await experiment.getByText(/Measured by us on lighthouse\.txt/).waitFor();
    await experiment.getByRole('button', { name: 'Run on story.txt' }).click();
    // It goes on while another page is read, and is followed again after that.
    for (const [turn, chapter] of [
      [/^Next:/, 'The recurrent network'],
      [/^Previous:/, 'Sequences, and why memory is needed'],
    ] as const) {
      await view.getByRole('button', { name: turn }).first().click();
      await view.getByRole('heading', { name: chapter, level: 1 }).waitFor();
    }
    await experiment.getByText(/Measured on story\.txt/).waitFor();
    await experiment.scrollIntoViewIfNeeded();
    await person.keepsPicture('lesson-experiment');
  });

  it('compute an example anew when one of its numbers is moved with the keyboard', async () => {
    const view = await lesson();
    const example = view.locator('#pay');
    const bits = example.locator('.shown output').first();
    assert.equal(await bits.innerText(), '1');
    await example.locator('input').first().focus();
    await person.presses('End');
    await until('no surprise in what was certain', async () => (await bits.innerText()) === '0');
    await example.getByRole('button', { name: 'As before' }).click();
    await until('the numbers of the chapter', async () => (await bits.innerText()) === '1');
  });

  it('stop an experiment that is cancelled, and keep what was there', async () => {
    const view = await lesson();
    const experiment = view.locator('#first-look');
    await experiment.getByRole('button', { name: /^Run again/ }).click();
    await experiment.getByRole('button', { name: 'Cancel' }).click();
    await experiment.locator('.running').waitFor({ state: 'detached' });
    await experiment.getByText(/Measured on story\.txt.*Set to: Seconds of training 5/).waitFor();
  });

  it('follow a new text once there is enough of it, and tell what was kept of each', async () => {
    const view = await lesson();
    const experiment = view.locator('#first-look');
    await person.tab('story.txt').first().click();
    await person.runs('File: New Untitled Text File');
    const untitled = person.page.locator('.tab[data-resource-name="Untitled-1"]');
    await untitled.waitFor();
    await person.types('Too short.');
    await experiment.getByRole('button', { name: 'Run again on story.txt' }).waitFor();
    await person.page.keyboard.insertText(verse.repeat(10));
    await experiment.getByLabel('Seconds of training').fill('2');
    await experiment.getByRole('button', { name: 'Run again on Untitled-1' }).click();
    await experiment.getByText(/Measured on Untitled-1/).waitFor();
    await person.tab('story.txt').first().click();
    await experiment.getByText(/Measured on story\.txt/).waitFor();
    await untitled.click();
    await experiment.getByText(/Measured on Untitled-1/).waitFor();
    // A run on a document that is forgotten meanwhile ends with it.
    await experiment.getByLabel('Seconds of training').fill('60');
    await experiment.getByRole('button', { name: 'Run again on Untitled-1' }).click();
    await experiment.getByRole('button', { name: 'Cancel' }).waitFor();
    await untitled.click();
    await person.runs('Recurrent: Forget This Document');
    await person.page.getByRole('button', { name: 'Forget', exact: true }).click();
    await experiment.locator('.running').waitFor({ state: 'detached', timeout: 20_000 });
    await experiment.getByText(/Measured on story\.txt/).waitFor();
    await person.runs('View: Revert and Close Editor');
    await experiment.getByRole('button', { name: 'Run again on story.txt' }).waitFor();
  });

  it('answer a question at once, and remember it after a reload', async () => {
    const view = await lesson();
    const question = view.locator('#window');
    await question.getByText('Learn that').click();
    await question.getByRole('button', { name: 'Check' }).click();
    await question.getByText('Not quite.').waitFor();
    // The arrow keys only choose.
    for (let tries = 0; !(await question.getByLabel('Close a bracket').isChecked()); tries++) {
      assert.ok(tries < 5);
      await question.locator('input:checked').press('ArrowDown');
      assert.equal(await question.locator('.verdict').count(), 0);
    }
    await person.presses('Enter');
    await question.getByText('Right.').waitFor();
    await question.getByText('Learn that').click();
    await question.getByRole('button', { name: 'Check' }).click();
    await question.getByText('Not quite.').waitFor();
    await question.locator('.mark').waitFor();
    await person.keepsPicture('lesson-question');
    await view.locator('#coin').getByRole('textbox').fill('one and a half');
    await person.presses('Enter');
    await view.locator('#coin').getByText('Type a number, such as 0.25.').waitFor();
    await view.locator('#coin').getByRole('textbox').fill('1.5');
    await person.presses('Enter');
    await view.locator('#coin').getByText('That is too much.').waitFor();
    // In a browser VS Code writes its storage every five seconds, and not when it is left.
    await person.page.waitForTimeout(6_000);
    await person.reloads();
    const again = await lesson();
    await again.locator('#window .mark').waitFor();
    await again
      .locator('#first-look')
      .getByText(/Measured on story\.txt/)
      .waitFor();
  });

  it('stay as large as they were made', async () => {
    const size = async () =>
      (await lesson()).locator('article').evaluate((article) => parseFloat(getComputedStyle(article).fontSize));
    const before = await size();
    await (await lesson()).getByRole('button', { name: 'Larger text' }).click();
    await until('larger text', async () => (await size()) > before);
    await person.tab('story.txt').first().click();
    await person.runs('Recurrent: Open Lesson');
    assert.ok((await size()) > before);
    await (await lesson()).getByRole('button', { name: 'Smaller text' }).click();
    await until('text as before', async () => (await size()) === before);
  });

  it('turn to the next chapter with the keyboard', async () => {
    const view = await lesson();
    await view
      .getByRole('button', { name: /^Next:/ })
      .first()
      .focus();
    await person.presses('Enter');
    await view.getByRole('heading', { name: 'The recurrent network', level: 1 }).waitFor();
  });

  it("open anybody's Markdown as a lesson that can do nothing", async () => {
    await person.opens('own.md');
    await person.runs('Recurrent: Open as Lesson');
    const view = await lesson();
    await view.getByText('The rest is still here.').waitFor();
    await view.getByText(/This question block \(line 7\) cannot be shown/).waitFor();
    assert.equal(await view.locator('article img, article a').count(), 0);
    await until('the page to keep its title', async () => (await view.title()) === 'Lesson');
  });

  it('forecast the numbers of a CSV, and say whether that beats the free forecasts', async () => {
    await person.opens('sales.csv');
    const view = await turnTo('Where recurrent networks are used', 'Where recurrent networks are used');
    const experiment = view.locator('#forecast-series');
    await experiment.getByLabel('Seconds of training').fill('2');
    await experiment.getByRole('button', { name: 'Run on sales.csv' }).click();
    await experiment.getByText(/Measured on sales\.csv.*Set to: Seconds of training 2/).waitFor();
    assert.match(
      await experiment.locator('.finding').innerText(),
      /^“sales”, one step ahead: .* (below|above) the better/,
    );
  });

  it('say that a network is of another kind than a formula, and read from one that is', async () => {
    await person.tab('story.txt').first().click();
    await person.runs('Recurrent: Train on This Document');
    await person.statusBarItem('bits').waitFor();
    const view = await turnTo('GRU', 'GRU: the gated recurrent unit');
    await view.locator('#step').getByRole('button', { name: 'Check this equation' }).click();
    await view
      .locator('#step')
      .getByText(/of another kind \(LSTM\).*GRU, reset after the product/)
      .waitFor();
    assert.equal(await view.locator('#step .check .right').count(), 4);
    await turnTo('LSTM', 'LSTM: long short-term memory');
    await view.locator('#step').getByRole('button', { name: 'Check this equation' }).click();
    await view
      .locator('#step')
      .getByText(/Read from your own LSTM after [\d,]+ steps/)
      .waitFor();
    assert.equal(await view.locator('#step .check .right').count(), 6);
  });

  it('look right in every theme', async () => {
    const view = await turnTo('LSTM', 'LSTM: long short-term memory');
    await view.locator('#step').scrollIntoViewIfNeeded();
    for (const theme of themesToLookAt) {
      await person.choosesTheme(theme);
      await person.keepsPicture(`lesson-${theme}`);
      assert.deepEqual(await faintTextIn(view), [], theme);
    }
  });
});
