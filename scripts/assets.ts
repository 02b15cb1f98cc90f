import { cp, mkdir, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { l10nBundle } from './l10nBundle.ts';
import { buildKernels } from './build-kernels.ts';

/** Every host of ours has SIMD; the threaded build cannot start in Node, and in the web host there is no shared memory. */
const tensorflow = 'tfjs-backend-wasm-simd.wasm';

/** What is shipped beside the bundles without being bundled: WebAssembly of our own and of TensorFlow.js, the reference as lessons show it, and the texts to be translated. */
export async function buildAssets(): Promise<void> {
  await mkdir('dist/engine', { recursive: true });
  await cp(join('node_modules/@tensorflow/tfjs-backend-wasm/wasm-out', tensorflow), join('dist/engine', tensorflow));
  await buildKernels('dist/engine/kernels');
  await mkdir('dist/l10n', { recursive: true });
  await writeFile('dist/l10n/bundle.l10n.json', JSON.stringify(await l10nBundle(), null, 2));
  for (const file of globSync('src/reference/*.ts')) await cp(file, join('dist/reference', `${basename(file)}.txt`));
}
