import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Person } from '../test/page/driver/person.ts';
import { endVSCode } from '../test/page/driver/vscode.ts';

/**
 * From a key going down to the frame that shows its letter, in a real VS Code, with suggestions and without them in turn.
 * `npm run build && npm run package` first; then `npx node bench/typingDelay.ts`. A line of JSON for each.
 */
const sample = 'lighthouse.txt';
const rounds = 6;
const typed = 'The keeper of the lighthouse went down the stairs and looked at the sea. ';
/** A fast typist's. */
const millisecondsBetween = 60;

const states = ['with suggestions', 'without'] as const;
const delays: Record<(typeof states)[number], number[]> = { 'with suggestions': [], without: [] };
let shown = 0;

/** Notes for every key how long it takes until the frame after it has been drawn. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { delays });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => delays.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
}

async function type(page: Page): Promise<number[]> {
  const start = await page.evaluate(() => (window as unknown as { delays: number[] }).delays.length);
  for (const letter of typed) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(millisecondsBetween);
    shown += await page.locator('.ghost-text-decoration').count();
  }
  return page.evaluate((start) => (window as unknown as { delays: number[] }).delays.slice(start), start);
}

const person = await Person.sitsDown({ files: { [sample]: await readFile(`media/samples/${sample}`) } });
try {
  await person.opens(sample);
  await person.page.locator('.statusbar-item[aria-label*="Recurrent suggests words"]').waitFor({ timeout: 60_000 });
  await watch(person.page);
  for (let round = 0; round < rounds; round++) {
    for (const state of states) {
      if (round > 0 || state === 'without') await person.runs('Recurrent: Toggle Suggestions');
      await person.clicksIntoEditor();
      await person.presses('Control+End');
      const found = await type(person.page);
      // In the first round the engine starts.
      if (round > 0) delays[state].push(...found);
    }
  }
} finally {
  await person.leaves();
  await endVSCode();
}
for (const state of states) {
  const sorted = delays[state].toSorted((a, b) => a - b);
  const quantile = (share: number) => Number(sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1));
  const line = {
    item: `typing delay, ${state}`,
    keys: sorted.length,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
process.stdout.write(`${JSON.stringify({ item: 'letters of ghost text seen', shown })}\n`);
