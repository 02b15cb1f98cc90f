import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, findChromium } from './chromium.ts';

/** A headless Chromium. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), headless: true, args: chromiumFlags });
}
