import { settings } from '../../src/ids.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { desktopProgram } from '../vscode/desktop.ts';
import { testInDesktop } from './hostInDesktop.ts';
import { testInServer, type HostKind } from './hostInServer.ts';
import { serverEdition } from '../vscode/serverEdition.ts';

/** The host tests in every real VS Code there is; `npx node scripts/test/host.ts node` (or web, desktop) in one. */
const [only] = process.argv.slice(2);
const asked = (kind: HostKind | 'desktop'): boolean => only === undefined || only === kind;

/** Two engines with two threads each would mostly wait for one another on two cores. */
const oneThread = { [settings.threads]: 1 };

const servers = (['node', 'web'] as const).filter(asked);
if (servers.length > 0) {
  await serverEdition();
  await using browser = await launchBrowser();
  // Both at once, for most of the time each waits; each is printed when it is done.
  await Promise.all(
    servers.map(async (kind) => {
      const told = [`\nVS Code's server edition, ${kind} extension host`];
      const passed = await testInServer(browser, kind, (line) => told.push(line), { settings: oneThread }).catch(
        (error: unknown) => {
          // What passed until then is told, too.
          told.push(error instanceof Error ? error.message : String(error));
          return false;
        },
      );
      process.stdout.write(`${told.join('\n')}\n`);
      if (!passed) process.exitCode = 1;
    }),
  );
}

const desktop = asked('desktop') ? await desktopProgram() : undefined;
if (desktop !== undefined) {
  process.stdout.write('\nDesktop VS Code\n');
  if (!(await testInDesktop(desktop))) process.exitCode = 1;
} else if (asked('desktop'))
  process.stdout.write('\nDesktop VS Code is not to be had here; RECURRENT_VSCODE may name one.\n');
