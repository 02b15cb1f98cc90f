import { mkdir, readFile, rename } from 'node:fs/promises';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';
import { endVSCode } from './driver/vscode.ts';

/**
 * `npm run pictures`: takes the README's pictures of the real thing, into media/pictures. Nothing in them is staged but the
 * document, which is the sample that ships with the extension.
 */
const sample = 'lighthouse.txt';
const text = await readFile(`media/samples/${sample}`, 'utf8');

async function keep(person: Person, name: string): Promise<void> {
  await mkdir('media/pictures', { recursive: true });
  await person.keepsPicture(name);
  await rename(`.screenshots/${name}.png`, `media/pictures/${name}.png`);
}

const person = await Person.sitsDown({ files: { [sample]: text } });
try {
  await person.page.setViewportSize({ width: 1280, height: 800 });
  await person.opens(sample);
  await person.presses('Control+B');
  await person.clicksIntoEditor();
  await person.presses('Control+End');
  await person.page.locator('.statusbar-item[aria-label*="Recurrent suggests words"]').waitFor({ timeout: 60_000 });
  await person.types('said the keeper to the ');
  await person.page.locator('.ghost-text-decoration').first().waitFor();
  await keep(person, 'suggestion');
  await person.runs('Recurrent: Train on This Document');
  const playground = await person.webview(`Playground: ${sample}`);
  const held = playground.locator('.figures');
  await until(
    '300 steps',
    async () => Number((await held.innerText()).match(/step (\d+)/)?.[1]) > 300 || undefined,
    90,
  );
  await keep(person, 'playground');
  await playground.getByRole('button', { name: 'Stop' }).click();
  await playground.getByRole('button', { name: 'Train again' }).waitFor();

  await person.tab(sample).click();
  await person.runs('Recurrent: Inspect the Network on This Document');
  const inspector = await person.webview(`Inspector: ${sample}`);
  await inspector.locator('#heatmap canvas').click({ position: { x: 150, y: 120 } });
  await inspector.getByLabel('Sort units').selectOption('similarity');
  await inspector.getByLabel('Colour the text by this unit').check();
  await person.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').first().waitFor();
  await inspector.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await keep(person, 'inspector');
  await inspector.getByLabel('Colour the text by this unit').uncheck();

  await person.tab(sample).click();
  await person.runs('Recurrent: Open Lesson');
  const lesson = await person.webview('Lesson');
  await lesson.locator('article[aria-busy="false"] h1').waitFor();
  await lesson.locator('.katex-display .term').first().hover();
  await lesson.locator('.symbol-card').filter({ hasNotText: 'Reading' }).waitFor();
  await keep(person, 'lesson');
} finally {
  await person.leaves();
  await endVSCode();
}
