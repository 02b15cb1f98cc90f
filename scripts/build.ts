import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { buildAssets } from './assets.ts';
import { bundles } from './bundles.ts';

const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });

await rm('dist', { recursive: true, force: true });
await buildAssets();
if (values.watch) {
  const contexts = await Promise.all(bundles(false).map((bundle) => context(bundle)));
  await Promise.all(contexts.map((watched) => watched.watch()));
  process.stdout.write('Watching; new entries are seen at the next start. Ctrl-C stops.\n');
} else {
  await Promise.all(bundles(true).map((bundle) => build(bundle)));
}
