import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '../temporary.ts';
import { extensionId } from '../../src/ids.ts';
import { quietSettings } from '../vscode/quietSettings.ts';
import { Server } from '../vscode/server.ts';

export type HostKind = 'node' | 'web';

export interface HostRun {
  /** Another script than the tests. */
  readonly script?: string;
  /** User settings besides those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Nobody looks at this window, and a small one is drawn sooner. */
const viewport = { width: 800, height: 600 };

/** A language that is to be where we are, as all are on vscode.dev. */
const described = 'vscode.javascript';
/** `RECURRENT_HOST_SECONDS` gives a soak the time it needs. */
const seconds = Number(process.env['RECURRENT_HOST_SECONDS'] ?? 840);

/**
 * Runs the host tests, or another script, in the server edition's Node or web extension host, and tells what they print; true
 * where all passed.
 */
export async function testInServer(
  browser: Browser,
  kind: HostKind,
  tell: (line: string) => void,
  { script = resolve(`dist/test/host/${kind}.cjs`), settings = {} }: HostRun = {},
): Promise<boolean> {
  await using server = await Server.start({
    flags: ['--disable-workspace-trust', '--enable-smoke-test-driver'],
    settings: {
      ...quietSettings,
      ...settings,
      // The payload's `extensionDevelopmentKind` is for this, but VS Code 1.139 reads it under another name than it writes it.
      ...(kind === 'web' && { 'remote.extensionKind': { [extensionId]: ['web'], [described]: ['web'] } }),
    },
  });
  const workspace = temporaryFolder('workspace');
  const page = await browser.newPage({ viewport });
  const log: string[] = [];
  try {
    const { exitCode } = await listen(page, log, tell);
    await page.goto(server.address(workspace, payload(server, script)));
    const code = await withLimit(exitCode);
    if (code !== 0) tell(await evidence(page, kind, log));
    return code === 0;
  } catch (error) {
    tell(await evidence(page, kind, log));
    throw error;
  } finally {
    await page.close();
  }
}

function payload(server: Server, script: string): (readonly [string, string])[] {
  return [
    ['extensionDevelopmentPath', server.uri(process.cwd())],
    ['extensionTestsPath', server.uri(script)],
    ['skipWelcome', 'true'],
  ];
}

/** Tells what the tests print and how the run ended, by the two names VS Code calls for it. */
async function listen(
  page: Page,
  log: string[],
  tell: (line: string) => void,
): Promise<{ readonly exitCode: Promise<number> }> {
  const { promise, resolve } = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (level: string, args: readonly unknown[]) => {
    const line = args.map(String).join(' ');
    if (line.startsWith('│')) tell(line.slice(1));
    else log.push(`${level} ${line}`);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  return { exitCode: promise };
}

function withLimit(exit: Promise<number>): Promise<number> {
  const { promise, reject } = Promise.withResolvers<number>();
  const timer = setTimeout(() => reject(new Error(`The host tests were not done in ${seconds} s.`)), seconds * 1000);
  return Promise.race([exit, promise]).finally(() => clearTimeout(timer));
}

/** Keeps a picture of the window; returns what else is known of a run that failed. */
async function evidence(page: Page, kind: HostKind, log: readonly string[]): Promise<string> {
  await mkdir('.screenshots', { recursive: true });
  await page.screenshot({ path: `.screenshots/host-${kind}.png` });
  return `What VS Code said besides (window in .screenshots/host-${kind}.png):\n${log.join('\n')}`;
}
