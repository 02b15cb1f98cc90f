import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { packaged } from '../../../scripts/packaging.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { installExtensions, Server } from '../../../scripts/vscode/server.ts';

interface RunningVSCode {
  readonly server: Server;
  readonly browser: Browser;
}

let started: Promise<RunningVSCode> | undefined;

/** A VS Code of our own, with the packaged extension installed, and the browser it is used in; started at the first call. */
export function theVSCode(): Promise<RunningVSCode> {
  started ??= start();
  return started;
}

/** Ends both. */
export async function endVSCode(): Promise<void> {
  if (!started) return;
  const { server, browser } = await started;
  started = undefined;
  await browser.close();
  await server[Symbol.asyncDispose]();
}

/** Names the folder in which the packaged extension is installed, to the processes that test files run in. */
const installedIn = 'RECURRENT_INSTALLED';

/** Installs the packaged extension, once for the VS Codes of all test files. */
export async function installPackaged(): Promise<string> {
  const folder = await installExtensions([resolve(packaged)]);
  process.env[installedIn] = folder;
  return folder;
}

async function start(): Promise<RunningVSCode> {
  const installed = process.env[installedIn] ?? (await installPackaged());
  const [server, browser] = await Promise.all([
    Server.start({ flags: ['--disable-workspace-trust'], installed }),
    launchBrowser(),
  ]);
  return { server, browser };
}
