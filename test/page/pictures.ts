import { mkdir, readFile, rename } from 'node:fs/promises';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';
import { endVSCode } from './driver/vscode.ts';

/**
 * `npm run pictures`: takes the README's pictures of the real thing, into media/pictures. Nothing in them is staged but the
 * document, which is the sample that ships with the extension, or the example pairs. `npx node test/page/pictures.ts pairs` takes that
 * of the pairs alone, `… suggestion` that of a suggestion, `… lesson` that of a lesson.
 */
const sample = 'lighthouse.txt';
/** Seconds that training may take whose outcome is on a picture. */
const secondsToTrain = 300;
const text = await readFile(`media/samples/${sample}`, 'utf8');

async function keep(person: Person, name: string): Promise<void> {
  await mkdir('media/pictures', { recursive: true });
  await person.keepsPicture(name);
  await rename(`.screenshots/${name}.png`, `media/pictures/${name}.png`);
}

/** Lets somebody with these files take pictures. */
async function sit(files: Readonly<Record<string, string>>, take: (person: Person) => Promise<void>): Promise<void> {
  const person = await Person.sitsDown({ files });
  try {
    await person.page.setViewportSize({ width: 1280, height: 800 });
    await take(person);
  } finally {
    await person.leaves();
  }
}

/** The next word behind the cursor, and how often it was foreseen on the way there. */
async function takeSuggestion(person: Person): Promise<void> {
  await person.opens(sample);
  await person.page.locator('.statusbar-item[aria-label*="Recurrent suggests words"]').waitFor();
  await person.runs('Recurrent: Show Scoreboard');
  await person.clicksIntoEditor();
  await person.presses('Control+End');
  const day = 'Wind from the south, light. The lamp was lit at six and put out at seven.\n"Good morning," ';
  await person.page.keyboard.type(day, { delay: 50 });
  await person.types('said the ');
  await person.page.locator('.ghost-text-decoration').first().waitFor();
  await person.page.locator('.monaco-list-row[aria-label^="Words tested: "]').waitFor();
  await keep(person, 'suggestion');
}

async function takeSample(person: Person): Promise<void> {
  await takeSuggestion(person);
  await person.presses('Control+B');
  await person.runs('Recurrent: Train on This Document');
  const playground = await person.webview(`Playground: ${sample}`);
  const held = playground.locator('.figures');
  await until(
    '300 steps',
    async () => Number((await held.innerText()).match(/step ([\d,]+)/)?.[1]?.replaceAll(',', '')) > 300 || undefined,
    secondsToTrain,
  );
  await keep(person, 'playground');
  await playground.getByRole('button', { name: 'Stop' }).click();
  await playground.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 1000 * secondsToTrain });

  await person.tab(sample).click();
  await person.runs('Recurrent: Compare RNN, LSTM and GRU on This Document');
  for (const choice of ['Equal number of parameters', '3 seeds', '300 steps a run']) {
    await person.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${choice}"]`).click();
  }
  const compared = playground.locator('.comparison .scroll table tbody tr');
  await until(
    'nine runs',
    async () =>
      (
        await compared
          .nth(2)
          .innerText({ timeout: 1000 })
          .catch(() => '')
      ).endsWith('3') || undefined,
    secondsToTrain,
  );
  await playground.locator('.comparison h2').evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await keep(person, 'comparison');

  await person.tab(sample).click();
  await person.presses('Control+Home');
  await person.runs('Recurrent: Inspect the Network on This Document');
  const inspector = await person.webview(`Inspector: ${sample}`);
  await inspector.locator('#heatmap canvas').click({ position: { x: 80, y: 120 } });
  await inspector.getByLabel('Sort units').selectOption('similarity');
  await inspector.getByLabel('Colour the text by this unit').check();
  await person.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').first().waitFor();
  await inspector.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await keep(person, 'inspector');
  await inspector.getByLabel('Colour the text by this unit').uncheck();

  await person.tab(sample).click();
  await takeLesson(person);
}

/** The forget gate in the formula of an LSTM, and what it is just now. */
async function takeLesson(person: Person): Promise<void> {
  await person.opens(sample);
  for (let line = 0; line < 4; line++) await person.presses('ArrowDown');
  await person.runs('Recurrent: Open Lesson');
  const lesson = await person.webview('Lesson');
  await lesson.locator('article[aria-busy="false"] h1').waitFor();
  await lesson.locator('nav.contents details').evaluate((details) => details.setAttribute('open', ''));
  await lesson.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'LSTM', exact: true }).click();
  await lesson.getByRole('heading', { name: 'LSTM: long short-term memory' }).waitFor();
  await lesson.locator('article[aria-busy="false"] #step').evaluate((formula) => formula.scrollIntoView());
  await lesson.locator('#step .katex-display [data-term="f"]').first().hover();
  await lesson.locator('.symbol-card').filter({ hasText: 'at your cursor' }).waitFor();
  await keep(person, 'lesson');
}

/** The dates, learned for a minute. */
async function takePairs(person: Person): Promise<void> {
  await person.opens(sample);
  await person.presses('Control+B');
  await person.page.locator('.statusbar-item[aria-label*="Recurrent suggests words"]').waitFor();
  await person.runs('Recurrent: Open Example Pairs');
  await person.page.locator('.quick-input-list .monaco-list-row[aria-label^="Dates"]').click();
  await person.notification('10,000 pairs').getByRole('button', { name: 'Train on Them' }).click();
  const pairs = await person.webview('Pairs: Untitled-1');
  await pairs.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 1000 * secondsToTrain });
  await person.page.locator('.editor-group-container .monaco-editor .view-lines').first().click();
  await person.presses('Control+Home');
  for (let line = 1; line < 8; line++) await person.presses('ArrowDown');
  const heatmap = pairs.locator('#attention canvas');
  await pairs.getByRole('heading', { name: 'Where it looks' }).evaluate((heading) => heading.scrollIntoView());
  await heatmap.hover({ position: { x: 66, y: 140 } });
  await person.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').first().waitFor();
  await keep(person, 'pairs');
}

const [only] = process.argv.slice(2);
try {
  if (only === 'suggestion') await sit({ [sample]: text }, takeSuggestion);
  if (only === undefined) await sit({ [sample]: text }, takeSample);
  if (only === 'lesson') await sit({ [sample]: text }, takeLesson);
  if (only === undefined || only === 'pairs') await sit({ [sample]: text }, takePairs);
} finally {
  await endVSCode();
}
