import { readFile, readdir } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { Person } from '../test/page/driver/person.ts';
import { until } from '../test/page/driver/until.ts';
import { endVSCode } from '../test/page/driver/vscode.ts';

/**
 * How a lesson feels in a real VS Code: from the view's `ready` to the frame that paints a chapter, and to an experiment's first
 * answer. `npm run build && npm run package` first; then `npx node bench/lessonView.ts`.
 */
const rounds = 3;

const chapterNames = (await readdir('media/lessons'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace('.md', ''));

/** Chapter, experiment: those that have to answer within five seconds. */
const experiments = [
  ['02-recurrent-network', 'cat-sat'],
  ['03-gradients', 'reach'],
  ['05-gru', 'compare'],
  ['04-lstm', 'gates-here'],
] as const;

function report(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const [median = NaN, worst = NaN] = [sorted[sorted.length >> 1], sorted.at(-1)];
  process.stdout.write(`${median.toFixed(0).padStart(6)} ms median, ${worst.toFixed(0)} ms worst  ${what}\n`);
}

async function stamped(view: Frame, what: string): Promise<number> {
  return view.evaluate((what) => performance.getEntriesByName(what).at(-1)?.startTime ?? NaN, what);
}

async function turnTo(person: Person, chapter: string): Promise<Frame> {
  const view = await person.webview('Lesson');
  await view.locator('article[aria-busy="false"] h1').waitFor();
  await view.locator('nav.contents details').evaluate((details) => details.setAttribute('open', ''));
  await view
    .locator('nav.contents ol > li > button')
    .nth(chapterNames.findIndex((name) => name === chapter))
    .click();
  await view.locator('nav.contents ol > li > button[aria-current]').waitFor();
  await view.locator('article[aria-busy="false"] h1').waitFor();
  return view;
}

const person = await Person.sitsDown({
  files: { 'story.txt': await readFile('media/samples/lighthouse.txt', 'utf8') },
});
try {
  await person.opens('story.txt');
  await person.runs('Recurrent: Open Lesson');
  await turnTo(person, '01-sequences');
  // Into the lesson's group, in front of it.
  await person.tab('story.txt').click();
  await person.runs('View: Split Editor into Next Group');
  await person.page.locator('.editor-group-container.active .tab').first().click();
  for (const chapter of chapterNames) {
    const painted: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const shown = await turnTo(person, chapter);
      // A hidden view is unloaded; shown again it starts anew, with this chapter.
      await person.tab('story.txt').last().click();
      await until('the view to be unloaded', () => shown.isDetached());
      await person.tab('story.txt').last().locator('xpath=preceding-sibling::div[1]').click();
      const view = await person.webview('Lesson');
      await until('a painted chapter', async () => !Number.isNaN(await stamped(view, 'painted')));
      painted.push((await stamped(view, 'painted')) - (await stamped(view, 'ready')));
    }
    report(`from ready to a painted ${chapter}`, painted);
  }
  for (const [chapter, id] of experiments) {
    const view = await turnTo(person, chapter);
    const began = performance.now();
    await view.locator(`#${id} .controls button`).click();
    await view.locator(`#${id} progress:not([value="0"])`).waitFor({ timeout: 60_000 });
    report(`from the button to the first answer of ${chapter}#${id}`, [performance.now() - began]);
    await view.locator(`#${id} .controls button`).click();
    await view.locator(`#${id} .running`).waitFor({ state: 'detached' });
  }
} finally {
  await person.leaves();
  await endVSCode();
}
