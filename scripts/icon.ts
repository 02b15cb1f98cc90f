import { readFile } from 'node:fs/promises';
import { launchBrowser } from './vscode/browser.ts';

// The gallery takes no SVG: draws media/icon.svg into media/icon.png, which is committed with it.
await using browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<body style="margin: 0">${await readFile('media/icon.svg', 'utf8')}`);
await page.screenshot({ path: 'media/icon.png', omitBackground: true });
