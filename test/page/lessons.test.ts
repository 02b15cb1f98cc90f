import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { faintTextIn, violationsIn } from './driver/accessibility.ts';
import { Person } from './driver/person.ts';
import { everyTheme } from './driver/themes.ts';
import { until } from './driver/until.ts';

const hostile = `# My own lesson

<img src=x onerror="document.title='hacked'">

[run](command:recurrent.train) and ![a picture](https://example.org/x.png)

\`\`\`question
id: q
\`\`\`

The rest is still here.
`;

describe('lessons', () => {
  let person: Person;
  let story: string;
  before(async () => {
    story = await readFile('media/samples/lighthouse.txt', 'utf8');
    person = await Person.sitsDown({ files: { 'story.txt': story, 'own.md': hostile } });
    await person.opens('story.txt');
    await person.runs('Recurrent: Open Lesson');
  });
  after(() => person.leaves());

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

  it('say what a symbol is, and what it is now at the cursor', async () => {
    const view = await lesson();
    await view.locator('#bits .term').nth(2).hover();
    const card = view.locator('.symbol-card');
    await card.getByText('probability of what came').waitFor();
    await card.getByText(/at your cursor in story\.txt/).waitFor();
    await person.keepsPicture('lesson-symbol');
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
    await experiment.getByText(/Measured on story\.txt/).waitFor();
    await experiment.scrollIntoViewIfNeeded();
    await person.keepsPicture('lesson-experiment');
  });

  it('answer a question at once, and remember it after a reload', async () => {
    const view = await lesson();
    await view.locator('#window').getByText('Learn that').click();
    await view.locator('#window').getByText('Not quite.').waitFor();
    await view.locator('#window').getByText('Close a bracket').click();
    await view.locator('#window').getByText('Right.').waitFor();
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

  it('look right in every theme', async () => {
    await person.runs('Recurrent: Open Lesson');
    const view = await lesson();
    await view.locator('nav.contents details').evaluate((details) => details.setAttribute('open', ''));
    await view.locator('nav.contents button', { hasText: 'LSTM' }).first().click();
    await view.getByRole('heading', { name: 'LSTM: long short-term memory' }).waitFor();
    await view.locator('#step').scrollIntoViewIfNeeded();
    for (const theme of everyTheme) {
      await person.choosesTheme(theme);
      await person.keepsPicture(`lesson-${theme}`);
      assert.deepEqual(await faintTextIn(view), [], theme);
    }
  });
});
