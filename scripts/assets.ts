import { cp, mkdir } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildKernels } from './build-kernels.ts';

/** What is shipped beside the bundles without being bundled: WebAssembly of our own and of TensorFlow.js. */
export async function buildAssets(): Promise<void> {
  await mkdir('dist/engine', { recursive: true });
  // The threaded build cannot start in Node, and in VS Code's web host there is no SharedArrayBuffer.
  const tensorflow = globSync('node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/*.wasm').filter(
    (file) => !file.includes('threaded'),
  );
  for (const file of tensorflow) await cp(file, join('dist/engine', basename(file)));
  await buildKernels('dist/engine/kernels');
}
