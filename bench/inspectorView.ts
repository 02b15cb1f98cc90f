import type { Frame } from 'playwright-core';
import { Person } from '../test/page/driver/person.ts';
import { until } from '../test/page/driver/until.ts';
import { endVSCode } from '../test/page/driver/vscode.ts';

/**
 * How the inspector feels in a real VS Code, with a network of 128 units: its first heatmap, following the cursor, scrolling.
 * `npm run build && npm run package` first; then `npx node bench/inspectorView.ts`.
 */
const days = (count: number) =>
  Array.from(
    { length: count },
    (_, day) => `Day ${day}: "The wind (from the west) rose," wrote the keeper; the lamp burned.\n`,
  );
const longStory = days(6850);

function report(what: string, values: readonly number[], unit = 'ms'): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1);
  const figures = `${at(0.5).padStart(9)} ${unit} median, ${at(0.95)} at the 95th percentile, ${at(1)} worst`;
  process.stdout.write(`${figures}  ${what} (${sorted.length})\n`);
}

/** When something was last stamped in the view, on the machine's clock. */
function stamped(view: Frame, what: string): Promise<number> {
  return view.evaluate(
    (what) => performance.timeOrigin + (performance.getEntriesByName(what).at(-1)?.startTime ?? NaN),
    what,
  );
}

async function firstHeatmap(view: Frame): Promise<number> {
  await until('a heatmap', async () => !Number.isNaN(await stamped(view, 'heatmap')), 60);
  const [ready, drawn] = [await stamped(view, 'ready'), await stamped(view, 'heatmap')];
  return drawn - ready;
}

/** From a key pressed in the editor to when the view stamps that it has followed. */
async function follow(person: Person, view: Frame, key: string, what: string): Promise<number> {
  const before = await stamped(view, what);
  await person.page.evaluate(() => {
    addEventListener(
      'keydown',
      () => Object.assign(window, { pressedAt: performance.timeOrigin + performance.now() }),
      {
        once: true,
        capture: true,
      },
    );
  });
  await person.presses(key);
  const marked = await until(`the view to follow ${key}`, async () => {
    const now = await stamped(view, what);
    return now !== before && now;
  });
  const pressed = await person.page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt);
  return marked - pressed;
}

/** Times between frames while the heatmap is moved in every one of them. */
function scroll(view: Frame): Promise<number[]> {
  return view.evaluate(async () => {
    const canvas = document.querySelector('#heatmap canvas');
    const wheel = (init: WheelEventInit) =>
      canvas?.dispatchEvent(new WheelEvent('wheel', { cancelable: true, ...init }));
    wheel({ deltaY: -1000, ctrlKey: true });
    const times: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < 120; frame++) {
      wheel({ deltaX: frame % 2 === 0 ? 7 : -5, deltaY: frame % 3 === 0 ? 5 : -3 });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(performance.now() - last);
      last = performance.now();
    }
    return times.slice(10);
  });
}

async function trainALittle(person: Person, document: string): Promise<void> {
  await person.opens(document);
  await person.runs('Recurrent: Train on This Document');
  const playground = await person.webview(`Playground: ${document}`);
  await playground.getByText(/epoch .*step \d\d+/).waitFor({ timeout: 60_000 });
  await playground.getByRole('button', { name: 'Stop' }).click();
  await playground.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 60_000 });
}

async function inspectorOf(person: Person, document: string): Promise<Frame> {
  await person.tab(document).first().click();
  await person.runs('Recurrent: Inspect the Network on This Document');
  return person.webview(`Inspector: ${document}`);
}

const files = { 'log.txt': days(800).join(''), 'long.txt': longStory.join('') };
const person = await Person.sitsDown({ files });
try {
  await trainALittle(person, 'log.txt');

  const first: number[] = [];
  for (let turn = 0; turn < 8; turn++) {
    const view = await inspectorOf(person, 'log.txt');
    first.push(await firstHeatmap(view));
    if (turn === 7) break;
    await person.tab('Inspector: log.txt').click();
    await person.runs('View: Close Editor');
    await person.tab('Inspector: log.txt').waitFor({ state: 'detached' });
  }
  report('from ready to the first heatmap', first);

  const view = await person.webview('Inspector: log.txt');
  await person.page.locator('.monaco-editor .view-line').nth(3).click();
  const followed: number[] = [];
  for (let turn = 0; turn < 60; turn++) followed.push(await follow(person, view, 'ArrowRight', 'marked'));
  report('from a key to the column that follows', followed);
  report('from frame to frame while scrolling', await scroll(view));

  await view.getByRole('tab', { name: 'From where?' }).click();
  await until('predictions by earlier characters', async () => !Number.isNaN(await stamped(view, 'lookedBack')));
  // The keys are the editor's again, and go down from its upper lines.
  await person.page.locator('.monaco-editor .view-line').nth(2).click();
  const lines: number[] = [];
  for (let turn = 0; turn < 20; turn++) lines.push(await follow(person, view, 'ArrowDown', 'lookedBack'));
  report('from a key to the next predictions by earlier characters', lines);

  await person.runs('View: Close All Editors');
  await trainALittle(person, 'long.txt');
  const long = await inspectorOf(person, 'long.txt');
  await firstHeatmap(long);
  await person.clicksIntoEditor();
  await person.presses('Control+Home');
  const pages: number[] = [];
  const end = person.page.locator('.monaco-editor .view-line', { hasText: `Day ${longStory.length - 1}:` });
  while ((await end.count()) === 0) pages.push(await follow(person, long, 'PageDown', 'heatmap'));
  report('from a key to the heatmap of the next page, 500 KB from top to end', pages);
} finally {
  await person.leaves();
  await endVSCode();
}
