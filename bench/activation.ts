import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../scripts/temporary.ts';
import { testInServer } from '../scripts/test/hostInServer.ts';
import { launchBrowser } from '../scripts/vscode/browser.ts';
import { extensionId } from '../src/ids.ts';
import type { Activation } from './host/insideActivation.ts';

/**
 * How long the extension takes to load and to activate, by VS Code's own marks, beside the extensions that come with VS Code: in a
 * fresh extension host each time. `npm run build` first; then `npx node bench/activation.ts [RUNS]`.
 */
const runs = Number(process.argv[2] ?? 9);
const outfile = join(temporaryFolder('bench'), 'inside.cjs');
await build({
  entryPoints: ['bench/host/insideActivation.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
});
const found = new Map<string, Activation[]>();
await using browser = await launchBrowser();
for (let run = 0; run < runs; run++) {
  const passed = await testInServer(browser, 'node', (line) => note(JSON.parse(line) as Activation), {
    script: outfile,
  });
  if (!passed) process.exitCode = 1;
}
const rows = [...found].map(([extension, times]) => ({
  extension: extension === extensionId ? `» ${extension}` : extension,
  runs: times.length,
  'load, ms': median(times.map(({ load }) => load)),
  'activate, ms': median(times.map(({ activate }) => activate)),
  'both, ms': median(times.map(({ load, activate }) => load + activate)),
  'best, ms': Math.min(...times.map(({ load, activate }) => load + activate)),
  'worst, ms': Math.max(...times.map(({ load, activate }) => load + activate)),
}));
process.stdout.write(`Medians of ${runs} starts\n`);
// oxlint-disable-next-line no-console -- a table is what is wanted
console.table(rows.sort((a, b) => b['both, ms'] - a['both, ms']));

function note(activation: Activation): void {
  found.set(activation.extension, [...(found.get(activation.extension) ?? []), activation]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
