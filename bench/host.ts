import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../scripts/temporary.ts';
import { testInServer } from '../scripts/test/hostInServer.ts';
import { launchBrowser } from '../scripts/vscode/browser.ts';

/**
 * How late the event loop that all extensions share is while a network trains: in the real VS Code's Node extension host.
 * `npm run build` first; then `npx node bench/host.ts`.
 */
const outfile = join(temporaryFolder('bench'), 'inside.cjs');
await build({
  entryPoints: ['bench/host/inside.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
});
await using browser = await launchBrowser();
if (!(await testInServer(browser, 'node', (line) => process.stdout.write(`${line}\n`), { script: outfile })))
  process.exitCode = 1;
