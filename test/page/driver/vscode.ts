import { resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { packaged } from '../../../scripts/packaging.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { installExtensions, Server } from '../../../scripts/vscode/server.ts';
import { patience } from './patience.ts';

interface RunningVSCode {
  readonly server: Server;
  /** The browser's, which all windows share: with what was compiled for one of them, the next opens in half the time. */
  readonly context: BrowserContext;
}

let server: Promise<Server> | undefined;
let context: Promise<BrowserContext> | undefined;
/** The port of the servers before: what the browser compiled, it knows by its address. */
let port: number | undefined;

/** A VS Code of our own, with the packaged extension installed, and the browser it is used in; started at the first call. */
export async function theVSCode(): Promise<RunningVSCode> {
  server ??= startServer();
  context ??= openBrowser();
  const [running, open] = await Promise.all([server, context]);
  return { server: running, context: open };
}

/** Ends VS Code, whose next start knows nothing of this one, and keeps the browser. */
export async function endServer(): Promise<void> {
  const ending = await server;
  server = undefined;
  await ending?.[Symbol.asyncDispose]();
}

/** Ends both. */
export async function endVSCode(): Promise<void> {
  await (await context)?.browser()?.close();
  context = undefined;
  await endServer();
}

/** Names the folder in which the packaged extension is installed, to the processes that test files run in. */
const installedIn = 'RECURRENT_INSTALLED';

/** Installs the packaged extension, once for the VS Codes of all test files; gives the folder it is in. */
export async function installPackaged(): Promise<string> {
  return (process.env[installedIn] ??= await installExtensions([resolve(packaged)]));
}

async function startServer(): Promise<Server> {
  const installed = await installPackaged();
  const started = await Server.start({ installed, ...(port && { port }) });
  ({ port } = started);
  return started;
}

async function openBrowser(): Promise<BrowserContext> {
  const browser = await launchBrowser();
  const opened = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  opened.setDefaultTimeout(1000 * patience);
  return opened;
}
