import { launchBrowser } from '../vscode/browser.ts';
import { Server } from '../vscode/server.ts';
import { testInServer, type HostKind } from './hostInServer.ts';

/** The host tests in every real VS Code there is: `node scripts/test/host.ts [node] [web]`. */
const kinds = ['node', 'web'] satisfies HostKind[];
const asked = process.argv.slice(2);

await using server = await Server.start({ flags: ['--disable-workspace-trust', '--enable-smoke-test-driver'] });
await using browser = await launchBrowser();
for (const kind of kinds) {
  if (asked.length > 0 && !asked.includes(kind)) continue;
  process.stdout.write(`\nVS Code's server edition, ${kind} extension host\n`);
  if (!(await testInServer(server, browser, kind))) process.exitCode = 1;
}
