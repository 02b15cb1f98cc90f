import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from '../processes.ts';
import { onPath } from './desktop.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];

/** A Chromium to drive: CHROME_PATH, then the path, then playwright's own, then Debian's where we may install it. */
export async function findChromium(): Promise<string> {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`CHROME_PATH names ${given}, and there is no such file.`);
    return given;
  }
  return (onPath(names) ?? downloaded()) || (await download()) || (await installPackage());
}

/** Switches for a quiet Chromium that neither needs a GPU nor calls home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function downloaded(): string {
  const file = chromium.executablePath();
  return existsSync(file) ? file : '';
}

async function download(): Promise<string> {
  process.stdout.write('No Chromium on the path: asking playwright for its own …\n');
  const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  try {
    await run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { seconds: 300 });
  } catch (error) {
    process.stdout.write(`  not to be had (${(error as Error).message})\n`);
  }
  return downloaded();
}

async function installPackage(): Promise<string> {
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write("Installing Debian's chromium …\n");
    const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
    await run('apt-get', [...wait, 'update'], { seconds: 400 });
    await run('apt-get', [...wait, 'install', '-y', 'chromium'], {
      seconds: 600,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const file = onPath(names);
  if (file === undefined)
    throw new Error('Install Chromium or Chrome, or let CHROME_PATH name one, and run this again.');
  return file;
}
