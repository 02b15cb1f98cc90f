import type { Frame } from 'playwright-core';
import { Person } from '../test/page/driver/person.ts';
import { until } from '../test/page/driver/until.ts';
import { endVSCode } from '../test/page/driver/vscode.ts';

/**
 * How the inspector feels in a real VS Code, with a network of 128 units: its first heatmap, following the cursor, scrolling.
 * `npm run build && npm run package` first; then `npx node bench/inspectorView.ts`.
 */
const story = Array.from(
  { length: 800 },
  (_, day) => `Day ${day}: "The wind (from the west) rose," wrote the keeper; the lamp burned.\n`,
).join('');

function report(what: string, values: readonly number[], unit = 'ms'): void {
  const sorted = values.toSorted((a, b) => a - b);
  const [median = NaN, worst = NaN] = [sorted[sorted.length >> 1], sorted.at(-1)];
  process.stdout.write(`${median.toFixed(1).padStart(9)} ${unit} median, ${worst.toFixed(1)} ${unit} worst  ${what}\n`);
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

async function followCursor(person: Person, view: Frame): Promise<number> {
  const before = await stamped(view, 'marked');
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
  await person.presses('ArrowRight');
  const marked = await until('the column to follow', async () => {
    const now = await stamped(view, 'marked');
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

const person = await Person.sitsDown({ files: { 'log.txt': story } });
try {
  await person.opens('log.txt');
  await person.runs('Recurrent: Train on This Document');
  const playground = await person.webview('Playground: log.txt');
  await playground.getByText(/epoch .*step \d\d+/).waitFor({ timeout: 60_000 });
  await playground.getByRole('button', { name: 'Stop' }).click();
  await playground.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 60_000 });

  const first: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    await person.tab('log.txt').first().click();
    await person.runs('Recurrent: Inspect the Network on This Document');
    const view = await person.webview('Inspector: log.txt');
    first.push(await firstHeatmap(view));
    if (turn === 3) break;
    await person.tab('Inspector: log.txt').click();
    await person.runs('View: Close Editor');
    await person.tab('Inspector: log.txt').waitFor({ state: 'detached' });
  }
  report('from ready to the first heatmap', first);

  const view = await person.webview('Inspector: log.txt');
  await person.page.locator('.monaco-editor .view-line').nth(3).click();
  const followed: number[] = [];
  for (let turn = 0; turn < 25; turn++) followed.push(await followCursor(person, view));
  report('from a key to the column that follows', followed);
  report('from frame to frame while scrolling', await scroll(view));
} finally {
  await person.leaves();
  await endVSCode();
}
