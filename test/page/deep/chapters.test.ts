import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { faintTextIn, violationsIn } from '../driver/accessibility.ts';
import { Person } from '../driver/person.ts';
import { themes, type Theme } from '../driver/themes.ts';
import { until } from '../driver/until.ts';

const count = 9;
/** As wide as a reader's panel, and high enough for a whole chapter, so that one picture shows it. */
const whole = { width: 1440, height: 7000 };

describe('every chapter', () => {
  let person: Person;
  before(async () => {
    person = await Person.sitsDown({ files: { 'story.txt': await readFile('media/samples/lighthouse.txt', 'utf8') } });
    await person.opens('story.txt');
    await person.presses('Control+B');
    await person.runs('Recurrent: Open Lesson');
    await person.page.setViewportSize(whole);
  });
  after(() => person.leaves());

  const lesson = async (): Promise<Frame> => {
    const view = await person.webview('Lesson');
    await view.locator('article[aria-busy="false"] h1').waitFor();
    return view;
  };

  /** Visits each chapter from the first; what went wrong there, with the chapter's number. */
  const visit = async (look: (view: Frame, chapter: number) => Promise<readonly unknown[]>): Promise<unknown[]> => {
    const wrong: unknown[] = [];
    for (let chapter = 1; chapter <= count; chapter++) {
      const view = await lesson();
      wrong.push(...(await look(view, chapter)).map((what) => [chapter, what]));
      if (chapter === count) break;
      const title = view.locator('h1');
      const before = await title.innerText();
      await view
        .getByRole('button', { name: /^Next:/ })
        .first()
        .click();
      await until('the next chapter', async () => (await title.innerText()) !== before);
    }
    const view = await lesson();
    await view.locator('nav.contents details').evaluate((details) => details.setAttribute('open', ''));
    await view.getByRole('navigation', { name: 'Contents' }).getByRole('button').first().click();
    await view.getByRole('heading', { name: /^Sequences/, level: 1 }).waitFor();
    return wrong;
  };

  it('has nothing that axe-core objects to', async function () {
    this.timeout(300_000);
    assert.deepEqual(await visit((view) => violationsIn(view)), []);
  });

  for (const theme of Object.keys(themes) as Theme[])
    it(`can be read in the theme ${theme}`, async function () {
      this.timeout(300_000);
      await person.choosesTheme(theme);
      const faint = await visit(async (view, chapter) => {
        await person.keepsPicture(`chapter-${chapter}-${theme}`);
        return faintTextIn(view);
      });
      assert.deepEqual(faint, []);
    });

  for (const [what, width] of [
    ['in a panel 300 pixels wide', 640],
    ['at 200 % zoom', 720],
  ] as const)
    it(`fits ${what}`, async function () {
      this.timeout(300_000);
      await person.page.setViewportSize({ width, height: whole.height });
      const beyond = await visit(async (view, chapter) => {
        await person.keepsPicture(`chapter-${chapter}-${width}`);
        return view.evaluate(beyondTheEdge);
      });
      assert.deepEqual(beyond, []);
    });
});

/** What makes the page wider than the window, each with its class; nothing where the page fits. */
function beyondTheEdge(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const clips = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX !== 'visible' || clips(element.parentElement));
  return [...document.querySelectorAll('article *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth && !clips(element.parentElement))
    .map(({ tagName, className }) => `${tagName.toLowerCase()}.${className}`);
}
