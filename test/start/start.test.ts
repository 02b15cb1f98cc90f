import assert from 'node:assert/strict';
import { endGroup, spawnGroup } from '../../scripts/processes.ts';
import { launchBrowser } from '../../scripts/vscode/browser.ts';
import { until } from '../page/driver/until.ts';

describe('npm start', () => {
  it('opens the sample with the playground beside it, and ends the server when it is stopped', async function () {
    this.timeout(300_000);
    const child = spawnGroup('npm', ['start', '--', '--host', 'server'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    });
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => void (printed += chunk.toString()));
    const address = await until('an address', () => /http:\S+/.exec(printed)?.[0], 90);

    await using browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address);
    try {
      await page.locator('.tab[aria-label^="lighthouse.txt"]').waitFor({ timeout: 60_000 });
      await page.locator('.tab[aria-label^="Playground: lighthouse.txt"]').waitFor({ timeout: 60_000 });
      const playground = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await playground.getByRole('button', { name: 'Train' }).first().waitFor({ timeout: 60_000 });
    } finally {
      await page.screenshot({ path: '.screenshots/start.png' });
      await page.close();
    }

    const { port } = new URL(address);
    await endGroup(child);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  });
});
